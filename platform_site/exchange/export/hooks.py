"""Exports in the admin: their addresses, and the ways out of each record list in its menu."""

from __future__ import annotations

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from platform_site.records import list_menu

from . import urls
from .registry import formats_of

FIRST = 100
"""Behind what the list itself offers."""
NOT_KEPT = ("p",)


@hooks.register("register_admin_urls")
def export_urls():
    return [path("exports/", include(urls))]


@list_menu.register
def export_buttons(model, query) -> list[Button]:
    """One entry a format, each with the filters of the list as it stands."""
    kept = query.copy()
    for name in NOT_KEPT:
        kept.pop(name, None)
    asked = f"?{kept.urlencode()}" if kept else ""
    return [
        Button(
            _("导出 %(format)s") % {"format": item.label},
            url=reverse("exports:download", args=[model._meta.app_label, model._meta.model_name, item.key]) + asked,
            icon_name="download",
            priority=FIRST + place,
        )
        for place, item in enumerate(formats_of(model))
    ]
