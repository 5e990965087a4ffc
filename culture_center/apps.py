from django.utils.translation import gettext_lazy as _

from platform_site.venues.config import Collection, VenueConfig


class CultureCenterConfig(VenueConfig):
    name = "culture_center"
    verbose_name = title = _("数字文化馆")
    slug = "culture"
    short_title = _("文化馆")
    seal = "文"
    tagline = _("课程、团队、非遗与场地")
    order = 40
    collections = (Collection("heritage", "HeritageElement", _("非遗名录")),)
    institution = ("zz-culture", "株洲市文化馆", "Zhuzhou Culture Centre")
