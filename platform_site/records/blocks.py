"""The choice of a record in a page: only of what the editor may choose, and no other is named."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.log_actions import get_active_log_context
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail.snippets.widgets import AdminSnippetChooser

from .permissions import InstitutionPermissionPolicy


def editor_may_choose(record) -> bool | None:
    """Whether whoever is at work in the admin may choose the record; None where nobody is (a command, a test)."""
    user = get_active_log_context().user
    if user is None:
        return None
    return InstitutionPermissionPolicy(type(record)).choosable_by(user).filter(pk=record.pk).exists()


class RecordChooser(AdminSnippetChooser):
    """A record that was chosen by others and is not for this editor stands there without its title."""

    def get_value_data_from_instance(self, instance):
        data = super().get_value_data_from_instance(instance)
        if editor_may_choose(instance):
            return data
        hidden = gettext("（不在您工作范围内的%(kind)s）") % {"kind": instance._meta.verbose_name}
        return {**data, "edit_url": None, self.display_title_key: hidden}


class RecordChooserBlock(SnippetChooserBlock):
    """In migrations it is Wagtail's own block, from which it differs in behaviour only."""

    @cached_property
    def widget(self):
        icon = super().widget.icon
        return RecordChooser(self.target_model, icon=icon)

    def clean(self, value):
        record = super().clean(value)
        if record is not None and editor_may_choose(record) is False:
            raise ValidationError(gettext("这条记录不在您可以选用的范围之内。"))
        return record

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", args, kwargs
