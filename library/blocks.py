from django.utils.translation import gettext_lazy as _

from platform_site.records.blocks import RecordChooserBlock
from platform_site.venues.blocks import RecordBlock, exhibition_blocks


class WorkBlock(RecordBlock):
    record = RecordChooserBlock("library.Work", label=_("图书"))

    class Meta:
        label = _("图书")


EXHIBITION_BLOCKS = exhibition_blocks(WorkBlock())
