"""Import profiles of this venue; how a source's columns become fields is said by the files in `mappings/`."""

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.profiles import mapped, profile

from .models import Artwork

profile("gallery.table", model=Artwork, label=_("美术作品表格"))(mapped)
