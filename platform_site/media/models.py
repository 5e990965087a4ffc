from pathlib import PurePath

from django.db import models, transaction
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, WagtailImageField, get_upload_to

from platform_site.vocabulary.rights import Statement, Viewers, rights_choices, statement_of

from .originals import private_files

ORIGINAL = "original"
"""Wagtail's name of the picture as it was uploaded, among its sizes."""
FOLDER_LENGTH = 22
"""Letters of a folder's name that nobody guesses: 130 bits."""


class CustomImage(AbstractImage):
    """A picture with what its use requires: who is to be named, under which terms, and what it shows."""

    file = WagtailImageField(
        _("文件"), upload_to=get_upload_to, storage=private_files, width_field="width", height_field="height"
    )
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

    @property
    def for_everybody(self) -> bool:
        """Whether its own rights let everybody see it on the web."""
        return statement_of(self.rights).viewers == Viewers.ALL

    def get_rendition(self, filter: Filter | str):
        """A size of it, made on first use; the original itself is never copied to the public files."""
        spec = filter.spec if isinstance(filter, Filter) else filter
        if spec != ORIGINAL:
            return super().get_rendition(filter)
        return Rendition(image=self, filter_spec=ORIGINAL, file=self.file.name, width=self.width, height=self.height)

    def forget_renditions(self) -> None:
        """Takes its sizes from the public files, with no worker's help; those wanted are made again, elsewhere."""
        renditions = Rendition.objects.filter(image=self)
        files = [rendition.file for rendition in renditions]
        renditions.delete()
        transaction.on_commit(lambda: [file.storage.delete(file.name) for file in files])


class Rendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"),
        ]

    @property
    def url(self) -> str:
        """The address in the public files, or for the original that of the staff's view."""
        return reverse("image_original", args=[self.image_id]) if self.filter_spec == ORIGINAL else super().url

    def get_upload_to(self, filename: str) -> str:
        """A folder for each size, whose name nobody guesses from the original's."""
        path = PurePath(super().get_upload_to(filename))
        return str(path.parent / get_random_string(FOLDER_LENGTH) / path.name)


class CustomDocument(AbstractDocument):
    """A file to read or download."""

    file = models.FileField(_("文件"), upload_to="documents", storage=private_files)
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
