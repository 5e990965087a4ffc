"""Admin addresses that answer before Wagtail's own of the same path."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.images import get_image_model, permissions
from wagtail.images.views.chooser import viewset as image_chooser

from .originals import original_of


def select_format(request, image_id):
    """Wagtail's choice of a format shows any picture by its number: here only those that the user may choose."""
    chosen(request, image_id)
    return image_chooser.select_format_view(request, image_id=image_id)


def original(request, image_id):
    """The picture as it was uploaded, for the staff that may choose it."""
    return original_of(chosen(request, image_id))


def chosen(request, image_id):
    """The picture of that number. Raises PermissionDenied where the user may not choose it."""
    image = get_object_or_404(get_image_model(), pk=image_id)
    if not permissions.permission_policy.user_has_permission_for_instance(request.user, "choose", image):
        raise PermissionDenied
    return image


urlpatterns = [
    path("images/chooser/<int:image_id>/select_format/", require_admin_access(select_format)),
    path("images/<int:image_id>/original/", require_admin_access(original), name="image_original"),
]
