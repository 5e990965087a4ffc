"""What the desk's own pages about one record model have in common: furniture, crumbs, permission."""

from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin


class DeskView(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """Put before `View`. What the viewset knows (model, policy, addresses) comes by its keyword arguments."""

    model = None
    permission_policy = None
    index_url_name = None
    edit_url_name = None
    list_filter = ()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": self.model._meta.verbose_name_plural},
            *self.crumbs(),
            {"url": "", "label": self.get_page_title()},
        ]

    def crumbs(self) -> list[dict[str, str]]:
        """What stands between the list and this page."""
        return []
