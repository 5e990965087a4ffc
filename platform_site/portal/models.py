from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from platform_site.booking.models import ActivityPage
from platform_site.records.fields import TermListField
from platform_site.venues.blocks import STORY_BLOCKS
from platform_site.venues.home import current_exhibitions
from platform_site.venues.models import PublicPageMixin, RootPageMixin

PROGRAMME, EXHIBITIONS, NEWS = 6, 4, 3


class HomePage(RootPageMixin, Page):
    """The portal: one search, the doors of the venues, today, exhibitions, news."""

    heading = models.CharField(_("标题"), max_length=100)
    lead = models.CharField(_("一句话"), max_length=255, blank=True)
    suggested_queries = TermListField(_("大家在看"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        FieldPanel("suggested_queries"),
    ]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("门户首页")
        verbose_name_plural = pgettext_lazy("plural", "门户首页")

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "today": timezone.localdate(),
            "programme": programme(self.locale_id),
            "exhibitions": current_exhibitions(self.locale_id, EXHIBITIONS),
            "news": latest_news(self.locale_id)[:NEWS],
        }


def latest_news(locale_id: int):
    return NewsPage.objects.live().filter(locale=locale_id).select_related("hero_image").order_by("-date")


def programme(locale_id: int) -> list[ActivityPage]:
    """What comes next in the city, today first."""
    coming = ActivityPage.objects.live().filter(locale=locale_id).coming()
    return list(coming.select_related("institution", "hero_image")[:PROGRAMME])


class NewsIndexPage(PublicPageMixin, Page):
    subpage_types = ["portal.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("资讯总览")
        verbose_name_plural = pgettext_lazy("plural", "资讯总览")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["news"] = NewsPage.objects.live().child_of(self).select_related("hero_image").order_by("-date")
        return context


class NewsPage(PublicPageMixin, Page):
    """A piece of news; its kinds are those of the city's briefings."""

    class Kind(models.TextChoices):
        WORK = "work", _("工作动态")
        EXCHANGE = "exchange", _("信息交流")
        EXPERIENCE = "experience", _("经验推广")
        RESULT = "result", _("成果展示")

    kind = models.CharField(_("类型"), max_length=16, choices=Kind, default=Kind.WORK)
    date = models.DateField(_("日期"), default=timezone.localdate)
    lead = models.CharField(_("导语"), max_length=500, blank=True)
    hero_image = models.ForeignKey(
        "media.CustomImage", verbose_name=_("主图"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(STORY_BLOCKS, verbose_name=_("正文"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("hero_image"),
        FieldPanel("body"),
    ]
    parent_page_types = ["portal.NewsIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("资讯")
        verbose_name_plural = pgettext_lazy("plural", "资讯")


class StandardPage(PublicPageMixin, Page):
    """A page of information: services, opening hours, how to take part."""

    lead = models.CharField(_("导语"), max_length=500, blank=True)
    body = StreamField(STORY_BLOCKS, verbose_name=_("正文"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("一般页面")
        verbose_name_plural = pgettext_lazy("plural", "一般页面")
