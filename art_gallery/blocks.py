from django.utils.translation import gettext_lazy as _

from platform_site.records.blocks import RecordChooserBlock
from platform_site.venues.blocks import RecordBlock, exhibition_blocks


class ArtworkBlock(RecordBlock):
    record = RecordChooserBlock("art_gallery.Artwork", label=_("作品"))

    class Meta:
        label = _("作品")


EXHIBITION_BLOCKS = exhibition_blocks(ArtworkBlock())
