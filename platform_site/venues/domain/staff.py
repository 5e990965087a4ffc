"""The staff groups of a venue and what they may do."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from platform_site.vocabulary.models import GroupInstitution, Institution

from ..config import VenueConfig, venues
from ..models import VenueHomePage

CURATOR, REVIEWER = "curator", "reviewer"
RECORD_ACTIONS = {
    CURATOR: ("view", "add", "change", "publish", "lock"),
    REVIEWER: ("view", "change", "publish", "lock", "unlock"),
}
PAGE_ACTIONS = {
    CURATOR: ("add_page", "change_page"),
    REVIEWER: ("change_page", "publish_page", "lock_page", "unlock_page"),
}
MEDIA_ACTIONS = {"image": ("add", "change", "choose"), "document": ("add", "change", "choose")}


def group_name(venue: VenueConfig, role: str) -> str:
    return f"{venue.slug}-{role}"


@transaction.atomic
def ensure_venues() -> None:
    """Makes what each installed venue needs before its staff can work. Doing it again changes nothing."""
    for venue in venues():
        institution = first_institution(venue)
        collection = media_collection(venue)
        for role in (CURATOR, REVIEWER):
            group = ensure_group(venue, role)
            GroupInstitution.objects.get_or_create(group=group, institution=institution)
            allow_media(group, collection)


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


def ensure_group(venue: VenueConfig, role: str) -> Group:
    """The venue's group of that role, with the permissions on its records."""
    group, _made = Group.objects.get_or_create(name=group_name(venue, role))
    wanted = [("access_admin", "wagtailadmin")]
    for model in venue.record_models():
        wanted += [(f"{action}_{model._meta.model_name}", model._meta.app_label) for action in RECORD_ACTIONS[role]]
    permissions = [
        permission
        for codename, app_label in wanted
        for permission in Permission.objects.filter(codename=codename, content_type__app_label=app_label)
    ]
    group.permissions.add(*permissions)
    return group


def allow_media(group: Group, collection: Collection) -> None:
    """Pictures and files of the venue's own collection."""
    for model, actions in MEDIA_ACTIONS.items():
        for action in actions:
            permission = Permission.objects.filter(
                content_type__in=ContentType.objects.filter(app_label="media", model=model),
                codename=f"{action}_{model}",
            ).first()
            if permission:
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=permission
                )


def allow_pages(home: VenueHomePage) -> None:
    """The venue's groups may work on its pages: curators write, reviewers publish."""
    for role, actions in PAGE_ACTIONS.items():
        group = Group.objects.get(name=group_name(home.venue, role))
        for codename in actions:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
