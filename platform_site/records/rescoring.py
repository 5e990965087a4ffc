"""The scores of all records of a model, computed anew in batches by key."""

from collections.abc import Iterable, Iterator

from .scoring import score_of

BATCH = 1000


def rescore(model) -> Iterator[tuple[int, int]]:
    """Walks the table by key; yields after each batch how many were looked at and how many scores changed so far."""
    done = changed = last = 0
    records = with_what_counts(model).order_by("pk")
    while batch := list(records.filter(pk__gt=last)[:BATCH]):
        done, changed, last = done + len(batch), changed + keep_scores(model, batch), batch[-1].pk
        yield done, changed


def rescore_some(model, pks: Iterable[int]) -> None:
    """The scores of a few records, after they were changed in bulk."""
    keep_scores(model, list(with_what_counts(model).filter(pk__in=list(pks))))


def with_what_counts(model):
    children = [name for field in model.score_fields for name in field.names if model._meta.get_field(name).one_to_many]
    return model._default_manager.prefetch_related(*children)


def keep_scores(model, records: list) -> int:
    """Writes the scores that are others than before; returns how many."""
    wrong = [record for record in records if set_score(record)]
    model._default_manager.bulk_update(wrong, ["record_score"], batch_size=200)
    return len(wrong)


def set_score(record) -> bool:
    """Whether the score was another one."""
    score, before = score_of(type(record), record), record.record_score
    record.record_score = score
    return score != before
