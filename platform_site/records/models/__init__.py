from .desk import BulkChange, BulkEdit, DuplicatePair, RecordNote, SavedView
from .records import Ark, CollectionRecord, Contribution, RecordQuerySet, SourceRow
from .register import RecordMerge
from .relations import RecordRelation, RelationKind
from .review import InstitutionApprovalTask, RecordLogEntry

__all__ = [
    "Ark",
    "BulkChange",
    "BulkEdit",
    "CollectionRecord",
    "Contribution",
    "DuplicatePair",
    "InstitutionApprovalTask",
    "RecordLogEntry",
    "RecordMerge",
    "RecordNote",
    "RecordQuerySet",
    "RecordRelation",
    "RelationKind",
    "SavedView",
    "SourceRow",
]
