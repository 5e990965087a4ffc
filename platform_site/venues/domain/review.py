"""How many steps a venue's records take to the public: edit and review, or edit, review and final review."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from platform_site.records.models import InstitutionApprovalTask
from platform_site.vocabulary.models import GroupInstitution

from ..config import VenueConfig
from ..models import VenueHomePage
from .staff import (
    CURATOR,
    FINAL_REVIEWER,
    REVIEWER,
    allow_media,
    allow_pages,
    ensure_group,
    ensure_workflow,
    first_institution,
    group_name,
    media_collection,
    named_group,
    staff_groups,
)

TWO, THREE = 2, 3


@transaction.atomic
def set_review_steps(venue: VenueConfig, steps: int) -> Workflow:
    """Two: reviewers approve, and whoever may publish may do so. Three: only the final reviewers' approval publishes.

    Reviews under way keep the steps that they began with. Raises ValueError for another number.
    """
    if steps not in (TWO, THREE):
        raise ValueError(_("审核只能是 2 步或 3 步。"))
    ensure_workflow(venue)
    workflow = workflow_of(venue)
    if steps == THREE:
        add_final_step(venue, workflow)
    else:
        remove_final_step(venue, workflow)
    return workflow


def workflow_of(venue: VenueConfig) -> Workflow:
    """The workflow of the venue's first record model."""
    model = venue.record_models()[0]
    row = WorkflowContentType.objects.select_related("workflow")
    return row.get(content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name).workflow


def steps_of(venue: VenueConfig) -> int:
    return THREE if staff_groups(venue, FINAL_REVIEWER).exists() else TWO


def add_final_step(venue: VenueConfig, workflow: Workflow) -> None:
    """The group of final reviewers, for the venue's first institution; the others may no longer publish records."""
    named_group(venue.slug, FINAL_REVIEWER, group_name(venue, FINAL_REVIEWER))
    group = ensure_group(venue, FINAL_REVIEWER)
    GroupInstitution.objects.get_or_create(group=group, institution=first_institution(venue))
    allow_media(group, media_collection(venue))
    for home in VenueHomePage.objects.filter(venue_slug=venue.slug):
        allow_pages(home)
    task = final_task(venue)
    task.groups.add(group)
    put_last(workflow, task)
    publishing = publish_permissions(venue)
    for role in (CURATOR, REVIEWER):
        staff_groups(venue, role).get().permissions.remove(*publishing)


def put_last(workflow: Workflow, task: InstitutionApprovalTask) -> None:
    """All steps get a number: without one, databases disagree about what comes first."""
    earlier = list(workflow.workflow_tasks.exclude(task=task).order_by("sort_order", "pk"))
    for number, row in enumerate(earlier):
        row.sort_order = number
        row.save(update_fields=["sort_order"])
    WorkflowTask.objects.update_or_create(workflow=workflow, task=task, defaults={"sort_order": len(earlier)})


def remove_final_step(venue: VenueConfig, workflow: Workflow) -> None:
    """The final reviewers' group goes, with its step; curators and reviewers may publish again."""
    workflow.workflow_tasks.filter(task__in=InstitutionApprovalTask.objects.filter(name=task_name(venue))).delete()
    staff_groups(venue, FINAL_REVIEWER).delete()
    for role in (CURATOR, REVIEWER):
        ensure_group(venue, role)


def final_task(venue: VenueConfig) -> InstitutionApprovalTask:
    name = task_name(venue)
    return InstitutionApprovalTask.objects.filter(name=name).first() or InstitutionApprovalTask.objects.create(
        name=name
    )


def task_name(venue: VenueConfig) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return _("%(venue)s终审") % {"venue": venue.title}


def publish_permissions(venue: VenueConfig):
    wanted = Q(pk__in=[])
    for model in venue.record_models():
        wanted |= Q(content_type__app_label=model._meta.app_label, codename=f"publish_{model._meta.model_name}")
    return list(Permission.objects.filter(wanted))
