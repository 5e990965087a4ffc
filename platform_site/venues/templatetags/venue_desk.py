from django import template
from django.conf import settings

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
