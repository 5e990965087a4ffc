"""Blocks that pages of every venue share."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from platform_site.records.domain.register import look_up


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("图片"))
    caption = blocks.CharBlock(label=_("图注"), required=False)

    class Meta:
        icon = "image"
        label = _("图片")
        template = "venues/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("引文"))
    source = blocks.CharBlock(label=_("出处"), required=False)

    class Meta:
        icon = "openquote"
        label = _("引文")
        template = "venues/blocks/quote.html"


STORY_BLOCKS = [
    ("heading", blocks.CharBlock(label=_("章节标题"), icon="title", template="venues/blocks/heading.html")),
    ("text", blocks.RichTextBlock(label=_("文字"), features=["bold", "italic", "link", "ol", "ul", "document-link"])),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
]


class RecordBlock(blocks.StructBlock):
    """Base of a venue's record block: subclasses add `record`, a chooser of the venue's own records."""

    note = blocks.TextBlock(label=_("看点"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("藏品")
        template = "venues/blocks/record.html"

    def get_context(self, value, parent_context=None):
        """A record that is no longer public is left out of the page; for a merged one stands the kept one."""
        context = super().get_context(value, parent_context)
        record = value.get("record")
        if record is not None and not record.is_public():
            record = look_up(record.ark).record
        context["record"] = record
        return context


def exhibition_blocks(record_block: blocks.StructBlock) -> list:
    """The blocks of an exhibition page of a venue whose records `record_block` chooses."""
    records = blocks.ListBlock(record_block, label=_("一组藏品"), template="venues/blocks/records.html")
    return [*STORY_BLOCKS, ("records", records)]
