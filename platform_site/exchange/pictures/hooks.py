"""Where the admin finds pictures for records: their addresses and the entry in the menu."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .access import sets_pictures


@hooks.register("register_admin_urls")
def picture_urls():
    return [path("pictures/", include(urls))]


class PicturesMenuItem(MenuItem):
    def is_shown(self, request):
        return sets_pictures(request.user)


@hooks.register("register_admin_menu_item")
def pictures_menu_item():
    return PicturesMenuItem(_("配图"), reverse("pictures:list"), name="pictures", icon_name="image", order=302)
