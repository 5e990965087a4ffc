"""The scores of all records of a model, computed anew in batches by key."""

from collections.abc import Iterator

from .scoring import score_of

BATCH = 1000


def rescore(model) -> Iterator[tuple[int, int]]:
    """Walks the table by key; yields after each batch how many were looked at and how many scores changed so far."""
    children = [name for field in model.score_fields for name in field.names if model._meta.get_field(name).one_to_many]
    done = changed = last = 0
    records = model._default_manager.prefetch_related(*children).order_by("pk")
    while batch := list(records.filter(pk__gt=last)[:BATCH]):
        wrong = [record for record in batch if set_score(record)]
        model._default_manager.bulk_update(wrong, ["record_score"], batch_size=200)
        done, changed, last = done + len(batch), changed + len(wrong), batch[-1].pk
        yield done, changed


def set_score(record) -> bool:
    """Whether the score was another one."""
    score, before = score_of(type(record), record), record.record_score
    record.record_score = score
    return score != before
