from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from platform_site.venues.blocks import RecordBlock, exhibition_blocks


class WorkBlock(RecordBlock):
    record = SnippetChooserBlock("library.Work", label=_("图书"))

    class Meta:
        label = _("图书")


EXHIBITION_BLOCKS = exhibition_blocks(WorkBlock())
