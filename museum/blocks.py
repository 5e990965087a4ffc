from django.utils.translation import gettext_lazy as _

from platform_site.records.blocks import RecordChooserBlock
from platform_site.venues.blocks import RecordBlock, exhibition_blocks


class ObjectBlock(RecordBlock):
    record = RecordChooserBlock("museum.Object", label=_("文物"))

    class Meta:
        label = _("文物")


EXHIBITION_BLOCKS = exhibition_blocks(ObjectBlock())
