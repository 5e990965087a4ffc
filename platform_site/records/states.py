"""The state of each record of a list, read with the list and not row by row."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.models import Revision, WorkflowState


def under_review(model):
    """Keys of the records of `model` whose review is under way, as a subquery."""
    states = reviews_of(model).annotate(key=Cast("object_id", BigIntegerField()))
    return states.values("key")


def reviews_of(model):
    return WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, content_type=ContentType.objects.get_for_model(model)
    )


def with_state(records):
    """`records` with `is_scheduled` and `is_reviewed`, for `state_of`."""
    key = Cast(OuterRef("pk"), CharField())
    scheduled = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(records.model),
        object_id=key,
        approved_go_live_at__isnull=False,
    )
    return records.annotate(
        is_scheduled=Exists(scheduled), is_reviewed=Exists(reviews_of(records.model).filter(object_id=key))
    )


def state_of(record) -> str:
    """What a curator calls the state of a record that `with_state` has read."""
    if record.withdrawn_at:
        return gettext("已撤下")
    parts = [gettext("已发布")] if record.live else []
    if record.is_scheduled:
        parts.append(gettext("定时发布"))
    elif record.is_reviewed:
        parts.append(gettext("待审核"))
    elif record.has_unpublished_changes and record.live:
        parts.append(gettext("有修改"))
    if not parts:
        parts.append(gettext("已过期") if record.expired else gettext("草稿"))
    return " · ".join(parts)


def window_of(record) -> str:
    """The embargo of a record in plain words; empty where there is none that matters now."""
    now = timezone.now()
    if record.visible_from and record.visible_from > now:
        return gettext("%(day)s起公开") % {"day": day_of(record.visible_from)}
    if record.visible_until and record.visible_until <= now:
        return gettext("已于%(day)s停止公开") % {"day": day_of(record.visible_until)}
    if record.visible_until:
        return gettext("公开至%(day)s") % {"day": day_of(record.visible_until)}
    return ""


def day_of(moment) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def state_and_window(record) -> str:
    return " · ".join(filter(None, [state_of(record), window_of(record)]))


class ScoreColumn(Column):
    """The completeness of a record; a dash where it was not computed yet."""

    def __init__(self):
        super().__init__("record_score", label=_("完整度"), sort_key="record_score")

    def get_value(self, instance):
        return "—" if instance.record_score is None else instance.record_score


class StateColumn(StatusTagColumn):
    """The state as a tag; solid for what the public sees."""

    def __init__(self, **kwargs):
        super().__init__(
            "state",
            label=_("状态"),
            accessor=state_and_window,
            primary=lambda record: record.live,
            **{"sort_key": "live", **kwargs},
        )
