"""The staff groups of a venue, what they may do, and how their records are reviewed."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from wagtail.documents import permissions as documents
from wagtail.images import permissions as images
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)
from wagtail.snippets.models import create_extra_permissions

from platform_site.records.models import InstitutionApprovalTask
from platform_site.vocabulary.models import GroupInstitution, Institution

from ..config import VenueConfig, venues
from ..models import VenueHomePage

CURATOR, REVIEWER, FINAL_REVIEWER = "curator", "reviewer", "finalreviewer"
AUTHORITIES = "authorities"
RECORD_ACTIONS = {
    CURATOR: ("view", "add", "change", "publish", "lock"),
    REVIEWER: ("view", "change", "publish", "lock", "unlock"),
    FINAL_REVIEWER: ("view", "change", "publish", "lock", "unlock"),
}
PAGE_ACTIONS = {
    CURATOR: ("add_page", "change_page"),
    REVIEWER: ("change_page", "publish_page", "lock_page", "unlock_page"),
    FINAL_REVIEWER: ("change_page", "publish_page", "lock_page", "unlock_page"),
}
MEDIA_ACTIONS = ("add", "change", "choose")
AUTHORITY_MODELS = ("agent", "place", "period", "concept")
AUTHORITY_ACTIONS = ("view", "add", "change")
SEARCH = "search"
SEARCH_MODELS = ("synonymgroup", "promotion", "stopphrase", "judgedquery")
SEARCH_ACTIONS = ("view", "add", "change", "delete")
REPORTS = ("view_askedquery", "search")
"""What was asked in the search: a venue's reviewers see it of their own venue."""


def group_name(venue: VenueConfig, role: str) -> str:
    return f"{venue.slug}-{role}"


@transaction.atomic
def ensure_venues() -> None:
    """Makes what each installed venue needs before its staff can work. Doing it again changes nothing."""
    ensure_authority_group()
    ensure_search_group()
    for venue in venues():
        ensure_permissions(venue)
        institution = first_institution(venue)
        collection = media_collection(venue)
        for role in roles_of(venue):
            group = ensure_group(venue, role)
            GroupInstitution.objects.get_or_create(group=group, institution=institution)
            allow_media(group, collection)
        ensure_workflow(venue)


def roles_of(venue: VenueConfig) -> tuple[str, ...]:
    """Curator and reviewer; a venue with three steps has the final reviewer too (`review.py`)."""
    three_steps = Group.objects.filter(name=group_name(venue, FINAL_REVIEWER)).exists()
    return (CURATOR, REVIEWER, FINAL_REVIEWER) if three_steps else (CURATOR, REVIEWER)


def record_actions(venue: VenueConfig, role: str) -> tuple[str, ...]:
    """What the role may do with records: with three steps only the last one publishes."""
    actions = RECORD_ACTIONS[role]
    if role != FINAL_REVIEWER and FINAL_REVIEWER in roles_of(venue):
        return tuple(action for action in actions if action != "publish")
    return actions


def ensure_permissions(venue: VenueConfig) -> None:
    """Django makes them app by app after a migration, and this may run before it comes to the venue."""
    create_permissions(venue, verbosity=0)
    create_extra_permissions(venue)


def first_institution(venue: VenueConfig) -> Institution:
    """The venue's first institution, made from its AppConfig where there is none."""
    found = Institution.objects.filter(venue=venue.slug).order_by("path").first()
    if found:
        return found
    code, name, name_en = venue.institution
    return Institution.add_root(code=code, name=name, name_en=name_en, venue=venue.slug)


def media_collection(venue: VenueConfig) -> Collection:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return root.get_children().filter(name=str(venue.slug)).first() or root.add_child(name=venue.slug)


def permissions(wanted) -> list[Permission]:
    """The permissions of those `(codename, app label)`."""
    return [
        permission
        for codename, app_label in wanted
        for permission in Permission.objects.filter(codename=codename, content_type__app_label=app_label)
    ]


def ensure_group(venue: VenueConfig, role: str) -> Group:
    """The venue's group of that role, with the permissions on its records; the authorities it may look at."""
    group, _made = Group.objects.get_or_create(name=group_name(venue, role))
    wanted = [("access_admin", "wagtailadmin"), ("view_institution", "vocabulary")]
    wanted += [(f"view_{name}", "vocabulary") for name in AUTHORITY_MODELS]
    if role != CURATOR:
        wanted.append(REPORTS)
    for model in venue.record_models():
        wanted += [
            (f"{action}_{model._meta.model_name}", model._meta.app_label) for action in record_actions(venue, role)
        ]
    group.permissions.add(*permissions(wanted))
    return group


def ensure_authority_group() -> Group:
    """Whoever keeps the authorities, of whatever venue: a group that is given beside the venue's own."""
    group, _made = Group.objects.get_or_create(name=AUTHORITIES)
    wanted = [("access_admin", "wagtailadmin")]
    wanted += [(f"{action}_{name}", "vocabulary") for name in AUTHORITY_MODELS for action in AUTHORITY_ACTIONS]
    group.permissions.add(*permissions(wanted))
    return group


def ensure_search_group() -> Group:
    """Whoever tends the search of the city: synonyms, recommendations, empty phrases, judged queries, all reports."""
    create_permissions(apps.get_app_config(SEARCH), verbosity=0)
    group, _made = Group.objects.get_or_create(name=SEARCH)
    wanted = [("access_admin", "wagtailadmin"), REPORTS]
    wanted += [(f"{action}_{name}", SEARCH) for name in SEARCH_MODELS for action in SEARCH_ACTIONS]
    group.permissions.add(*permissions(wanted))
    return group


def ensure_workflow(venue: VenueConfig) -> None:
    """Review by the venue's reviewers, for each record model that has no workflow yet."""
    types = ContentType.objects.get_for_models(*venue.record_models()).values()
    taken = WorkflowContentType.objects.filter(content_type__in=types).values_list("content_type", flat=True)
    free = [content_type for content_type in types if content_type.pk not in set(taken)]
    if not free:
        return
    with translation.override(settings.LANGUAGE_CODE):
        name = f"{venue.title}审核"
    workflow = Workflow.objects.filter(name=name, active=True).first() or Workflow.objects.create(name=name)
    if not workflow.workflow_tasks.exists():
        task = InstitutionApprovalTask.objects.create(name=name)
        task.groups.add(Group.objects.get(name=group_name(venue, REVIEWER)))
        WorkflowTask.objects.create(workflow=workflow, task=task)
    for content_type in free:
        WorkflowContentType.objects.create(workflow=workflow, content_type=content_type)


def allow_media(group: Group, collection: Collection) -> None:
    """Pictures and files of the venue's own collection, by the permissions that Wagtail asks for."""
    for policy in (images.permission_policy, documents.permission_policy):
        wanted = [
            (get_permission_codename(action, policy.auth_model._meta), policy.app_label) for action in MEDIA_ACTIONS
        ]
        for permission in permissions(wanted):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def allow_pages(home: VenueHomePage) -> None:
    """The venue's groups may work on its pages: curators write, reviewers publish."""
    for role in roles_of(home.venue):
        group = Group.objects.get(name=group_name(home.venue, role))
        for codename in PAGE_ACTIONS[role]:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
