from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from platform_site.vocabulary.rights import Statement, Viewers, rights_choices, statement_of


class CustomImage(AbstractImage):
    """A picture with what its use requires: who is to be named, under which terms, and what it shows."""

    alt_text = models.CharField(_("替代文字"), max_length=500, blank=True)
    credit = models.CharField(_("署名"), max_length=500, blank=True)
    rights = models.CharField(_("权利声明"), max_length=255, choices=rights_choices, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "alt_text", "credit", "rights")

    class Meta(AbstractImage.Meta):
        permissions = [("choose_customimage", "Can choose image")]
        verbose_name = _("图片")
        verbose_name_plural = pgettext_lazy("plural", "图片")

    @property
    def default_alt_text(self):
        return self.alt_text or self.title


class Rendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"),
        ]


class CustomDocument(AbstractDocument):
    """A file to read or download."""

    credit = models.CharField(_("署名"), max_length=500, blank=True)
    rights = models.CharField(_("权利声明"), max_length=255, choices=rights_choices, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "credit", "rights")

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_customdocument", "Can choose document")]
        verbose_name = _("文件")
        verbose_name_plural = pgettext_lazy("plural", "文件")


class IllustratedRecord(models.Model):
    """A record that can be seen: its picture."""

    image = models.ForeignKey(
        CustomImage, verbose_name=_("图片"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def terms(self) -> Statement:
        """What the rights allow: those of the picture, else those of the record."""
        return statement_of(self.image.rights if self.image else "", self.rights)

    @property
    def own_terms(self) -> Statement:
        """What the rights of the description allow, whatever those of the picture."""
        return statement_of(self.rights)

    @property
    def public_picture(self) -> CustomImage | None:
        """The picture where its rights let everybody see it on the web, else None: for lists, cards and the search."""
        return self.image if self.image and self.terms.viewers == Viewers.ALL else None
