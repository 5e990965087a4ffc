"""The staff groups of a venue, what they may do, and how their records are reviewed."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
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
from ..models import StaffGroup, VenueHomePage

CURATOR, REVIEWER, FINAL_REVIEWER = "curator", "reviewer", "finalreviewer"
AUTHORITIES = "authorities"
ROLE_TITLES = {
    CURATOR: gettext_lazy("编目员"),
    REVIEWER: gettext_lazy("审核员"),
    FINAL_REVIEWER: gettext_lazy("终审员"),
}
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


def staff_groups(venue: VenueConfig, role: str):
    """The venue's group of that role, by what it is and not by its name, which administrators may change."""
    return Group.objects.filter(staff_role__venue=venue.slug, staff_role__role=role)


def group_name(venue: VenueConfig, role: str) -> str:
    """How the group is called when it is made."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{venue.short_title} · {ROLE_TITLES[role]}"


def named_group(venue: str, role: str, name: str) -> Group:
    """The group of that role; one that was not there is made with that name."""
    known = StaffGroup.objects.filter(venue=venue, role=role).select_related("group").first()
    if known:
        return known.group
    group, _made = Group.objects.get_or_create(name=name)
    StaffGroup.objects.create(group=group, venue=venue, role=role)
    return group


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
    three_steps = staff_groups(venue, FINAL_REVIEWER).exists()
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
    group = named_group(venue.slug, role, group_name(venue, role))
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
    with translation.override(settings.LANGUAGE_CODE):
        group = named_group("", AUTHORITIES, _("规范档 · 维护员"))
    wanted = [("access_admin", "wagtailadmin")]
    wanted += [(f"{action}_{name}", "vocabulary") for name in AUTHORITY_MODELS for action in AUTHORITY_ACTIONS]
    group.permissions.add(*permissions(wanted))
    return group


def ensure_search_group() -> Group:
    """Whoever tends the search of the city: synonyms, recommendations, empty phrases, judged queries, all reports."""
    create_permissions(apps.get_app_config(SEARCH), verbosity=0)
    with translation.override(settings.LANGUAGE_CODE):
        group = named_group("", SEARCH, _("检索 · 维护员"))
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
        task.groups.add(staff_groups(venue, REVIEWER).get())
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
        group = staff_groups(home.venue, role).get()
        for codename in PAGE_ACTIONS[role]:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
