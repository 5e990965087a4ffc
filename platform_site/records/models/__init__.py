from .records import Ark, CollectionRecord, Contribution, RecordQuerySet, SourceRow
from .register import RecordMerge
from .relations import RecordRelation, RelationKind
from .review import InstitutionApprovalTask, RecordLogEntry

__all__ = [
    "Ark",
    "CollectionRecord",
    "Contribution",
    "InstitutionApprovalTask",
    "RecordLogEntry",
    "RecordMerge",
    "RecordQuerySet",
    "RecordRelation",
    "RelationKind",
    "SourceRow",
]
