from django.utils.translation import gettext_lazy as _

from platform_site.records.blocks import RecordChooserBlock
from platform_site.venues.blocks import RecordBlock, exhibition_blocks


class HeritageElementBlock(RecordBlock):
    record = RecordChooserBlock("culture_center.HeritageElement", label=_("非遗项目"))

    class Meta:
        label = _("非遗项目")


EXHIBITION_BLOCKS = exhibition_blocks(HeritageElementBlock())
