from .records import Ark, CollectionRecord, Contribution, RecordQuerySet, SourceRow
from .review import InstitutionApprovalTask, RecordLogEntry

__all__ = [
    "Ark",
    "CollectionRecord",
    "Contribution",
    "InstitutionApprovalTask",
    "RecordLogEntry",
    "RecordQuerySet",
    "SourceRow",
]
