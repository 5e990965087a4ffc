from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import list_filter, urls  # noqa: F401  the filter registers itself
from .access import works_on_imports
from .export import hooks as export_hooks  # noqa: F401  registers the addresses and menu entries of exports
from .mappings_admin import hooks as mapping_hooks  # noqa: F401  registers its own addresses and menu item
from .matching import hooks as matching_hooks  # noqa: F401  the same
from .panels import FieldSourcesPanel
from .pictures import hooks as picture_hooks  # noqa: F401  the same


@hooks.register("register_admin_urls")
def import_urls():
    return [path("imports/", include(urls))]


class ImportsMenuItem(MenuItem):
    def is_shown(self, request):
        return works_on_imports(request.user)


@hooks.register("register_admin_menu_item")
def imports_menu_item():
    return ImportsMenuItem(_("导入"), reverse("imports:list"), name="imports", icon_name="download", order=300)


@hooks.register("register_record_panel")
def field_sources_panel():
    return FieldSourcesPanel(heading=_("导入与字段来源"))
