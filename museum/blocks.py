from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from platform_site.venues.blocks import RecordBlock, exhibition_blocks


class ObjectBlock(RecordBlock):
    record = SnippetChooserBlock("museum.Object", label=_("文物"))

    class Meta:
        label = _("文物")


EXHIBITION_BLOCKS = exhibition_blocks(ObjectBlock())
