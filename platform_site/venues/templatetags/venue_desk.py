from django import template
from django.conf import settings

from platform_site.vocabulary.models import Institution

from ..config import venues
from ..desk import desk_venue

register = template.Library()


@register.simple_tag(takes_context=True)
def current_desk(context):
    """The VenueConfig that the admin's page belongs to, or None."""
    request = context.get("request")
    return desk_venue(request) if request else None


@register.simple_tag
def city_name():
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
def venue_themes() -> list[str]:
    """The style sheets that set the accents of the venues."""
    return [venue.theme_css for venue in venues()]


@register.simple_tag
def work_places(user) -> list[Institution]:
    """The institutions given to the user's groups, without those beneath them."""
    return list(Institution.objects.filter(group_scopes__group__user=user).distinct().order_by("path"))
