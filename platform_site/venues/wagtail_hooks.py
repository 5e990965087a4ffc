"""The look of the admin: the seals, the accent of the venue one works in, what waits there."""

from django.db.models import Q
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from .config import venues
from .desk import collection_counts, venues_of
from .review_views import ReviewStepsView


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("venues/admin.css"))


@hooks.register("register_icons")
def seal_icons(icons):
    """The seal of each venue that brings one as a template."""
    found = []
    for venue in venues():
        name = f"{venue.label}/admin/seal.svg"
        try:
            get_template(name)
        except TemplateDoesNotExist:
            continue
        found.append(name)
    return [*icons, *found]


class VenueDeskPanel(Component):
    """One venue on the home page of its staff: records, drafts, reviews, each a link into the list."""

    name = "venue_desk"
    template_name = "venues/admin/desk.html"
    order = 50

    def __init__(self, venue, user):
        self.venue = venue
        self.user = user

    def get_context_data(self, parent_context):
        return {"venue": self.venue, "collections": collection_counts(self.venue, self.user)}


@hooks.register("construct_homepage_panels")
def venue_desks(request, panels):
    panels.extend(VenueDeskPanel(venue, request.user) for venue in venues_of(request.user))


@hooks.register("construct_page_chooser_queryset")
def pages_to_link_to(pages, request):
    """Link to whatever the public sees; what is unfinished is offered to those who may work on it."""
    if request.user.is_superuser:
        return pages
    own = page_permission_policy.explorable_instances(request.user).values("pk")
    allowed = Page.objects.filter(Q(live=True, has_unpublished_changes=False) | Q(pk__in=own))
    return pages.filter(pk__in=allowed.values("pk"))  # one condition, that a search understands too


@hooks.register("register_admin_urls")
def review_steps_url():
    return [path("review-steps/", ReviewStepsView.as_view(), name="review_steps")]


@hooks.register("register_settings_menu_item")
def review_steps_menu_item():
    return AdminOnlyMenuItem(_("审核步骤"), reverse("review_steps"), name="review-steps", icon_name="tasks", order=750)


@hooks.register("construct_main_menu")
def without_the_help_of_developers(request, menu_items):
    """Wagtail's help menu tells of its releases and shortcuts: of use to administrators only."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name != "help"]
