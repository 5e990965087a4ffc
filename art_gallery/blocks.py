from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from platform_site.venues.blocks import RecordBlock, exhibition_blocks


class ArtworkBlock(RecordBlock):
    record = SnippetChooserBlock("art_gallery.Artwork", label=_("作品"))

    class Meta:
        label = _("作品")


EXHIBITION_BLOCKS = exhibition_blocks(ArtworkBlock())
