"""The addresses and menu items of the names that wait; imported by the room's hooks."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .waiting import models_for


@hooks.register("register_admin_urls")
def matching_urls():
    return [path("names/", include(views.urlpatterns))]


class NamesMenuItem(MenuItem):
    """For those who may change records."""

    def is_shown(self, request):
        return bool(models_for(request.user))


@hooks.register("register_admin_menu_item")
def names_menu_item():
    return NamesMenuItem(_("待确认名称"), reverse("matching:index"), name="names", icon_name="user", order=410)


@hooks.register("register_reports_menu_item")
def decisions_menu_item():
    return NamesMenuItem(_("名称判断记录"), reverse("matching:decisions"), icon_name="history", order=910)
