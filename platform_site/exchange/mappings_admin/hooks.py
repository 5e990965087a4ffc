"""Where the admin finds saved mappings: their addresses and the entry in the menu."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .access import table_profiles


@hooks.register("register_admin_urls")
def mapping_urls():
    return [path("mappings/", include(urls))]


class MappingsMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(table_profiles(request.user))


@hooks.register("register_admin_menu_item")
def mappings_menu_item():
    return MappingsMenuItem(_("导入映射"), reverse("mappings:list"), name="mappings", icon_name="table", order=301)
