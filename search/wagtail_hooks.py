"""The search in the admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from .staff.choosers import resource_chooser
from .staff.viewsets import SearchGroup
from .tending.models import AskedQuery


@hooks.register("register_admin_viewset")
def search_viewsets():
    return [SearchGroup(), resource_chooser]


@hooks.register("register_permissions")
def permission_to_see_reports():
    meta = AskedQuery._meta
    return Permission.objects.filter(content_type__app_label=meta.app_label, codename=f"view_{meta.model_name}")
