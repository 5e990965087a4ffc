"""The editorial pages of the demo city. A page that is there, by its slug, is left as it is."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Collection, Page

from platform_site.booking.models import ActivityIndexPage, ActivityPage, ActivityRecord
from platform_site.records.models import Ark
from platform_site.venues.config import VenueConfig, venues
from platform_site.venues.domain.staff import media_collection
from platform_site.venues.models import CollectionPage, VenueHomePage
from platform_site.venues.models_lookup import exhibition_models
from platform_site.vocabulary.models import Institution
from platform_site.vocabulary.models.institutions import WEEKDAYS

from ..models import HomePage, NewsIndexPage, NewsPage, StandardPage
from . import files
from .pictures import one_image
from .stories import chapters, paragraphs, story, venue_records
from .translations import translated


def seed_pages(home: HomePage) -> None:
    content = files.read(None, "pages.json", None)
    seed_home(home, content["home"])
    activities = child(home, ActivityIndexPage, "activities", title="活动", show_in_menus=True)
    translated(activities, title="Activities")
    for venue in venues():
        seed_venue(home, venue, activities)
    seed_news(home, content["news"])
    for row in content["pages"]:
        seed_standard(home, row)


def child(parent: Page, model: type[Page], slug: str, **fields) -> Page:
    """The child page of that slug, made and published where it is missing."""
    found = model.objects.child_of(parent).filter(slug=slug).first()
    if found is None:
        found = parent.add_child(instance=model(slug=slug, locale=parent.locale, live=False, **fields))
        found.save_revision().publish()
    return found


def seed_home(home: HomePage, content: dict) -> None:
    chinese, english = content["zh"], content["en"]
    if home.heading == home.title:
        home.heading, home.lead = chinese["title"], chinese["lead"]
        home.suggested_queries = chinese["suggested_queries"]
        home.save_revision().publish()
    translated(
        home,
        heading=english["title"],
        lead=english["lead"],
        suggested_queries=english["suggested_queries"],
    )


def seed_venue(home: HomePage, venue: VenueConfig, activities: ActivityIndexPage) -> None:
    content = files.read(venue, "pages.json", None)
    if content is None:
        return
    page = VenueHomePage.objects.child_of(home).get(venue_slug=venue.slug)
    pictures = media_collection(venue)
    seed_venue_home(page, content["home"], pictures)
    seed_collection(page, content["collection"])
    for row in content["exhibitions"]:
        seed_exhibition(page, venue, row, pictures)
    for row in content["activities"]:
        seed_activity(activities, venue, row, pictures)


def seed_venue_home(page: VenueHomePage, content: dict, pictures: Collection) -> None:
    chinese, english = content["zh"], content["en"]
    if not page.intro:
        page.lead, page.intro = chinese["lead"], paragraphs(chinese["intro"])
        page.hero_image = one_image(page.title, content.get("drawing"), pictures)
        page.save_revision().publish()
    translated(page, title=english["title"], lead=english["lead"], intro=paragraphs(english["intro"]))


def seed_collection(home: VenueHomePage, content: dict) -> None:
    for page in CollectionPage.objects.child_of(home):
        if not page.intro:
            page.intro = content["zh"]["intro"]
            page.save_revision().publish()
        translated(page, title=content["en"]["title"], intro=content["en"]["intro"])


def seed_exhibition(home: VenueHomePage, venue: VenueConfig, row: dict, pictures: Collection) -> None:
    model = next(model for model in exhibition_models() if model._meta.app_label == venue.label)
    today = timezone.localdate()
    page = child(
        home,
        model,
        row["slug"],
        title=row["title"],
        lead=row["lead"],
        place=row.get("place", ""),
        starts=today + timedelta(days=row["start"]["in_days"]),
        ends=today + timedelta(days=row["end"]["in_days"]) if row.get("end") else None,
        hero_image=one_image(row["title"], row["drawing"], pictures),
        body=chapters(row["chapters"], venue, pictures),
    )
    english = row.get("en")
    if english:
        translated(
            page, title=english["title"], lead=english["lead"], body=chapters(english["chapters"], venue, pictures)
        )


def seed_activity(index: ActivityIndexPage, venue: VenueConfig, row: dict, pictures: Collection) -> None:
    starts = moment(row["start"])
    ends = starts + timedelta(minutes=row["start"]["minutes"])
    page = child(
        index,
        ActivityPage,
        row["slug"],
        title=row["title"],
        kind=row["kind"],
        starts=starts,
        ends=ends,
        institution=Institution.objects.get(code=row["institution"]),
        summary=row["summary"],
        body=paragraphs(row["description"]),
        hero_image=one_image(row["title"], row["drawing"], pictures),
        **{name: row[name] for name in ("place", "audience", "fee", "places_text")},
    )
    if page.ends < timezone.now():
        page.starts, page.ends = starts, ends
        page.save_revision().publish()
    english = row.get("en")
    if english:
        translated(page, **english)
    shown = venue_records(venue, row.get("records", []))
    known = set(page.records.values_list("ark_id", flat=True))
    for ark in Ark.objects.filter(ark__in={record.ark for record in shown} - known):
        ActivityRecord.objects.create(page=page, ark=ark)


def moment(when: dict) -> datetime:
    """The local moment of `{"in_days": n, "time": "14:00"}`, moved on to `weekday` where one is named."""
    day = timezone.localdate() + timedelta(days=when["in_days"])
    if when.get("weekday"):
        day += timedelta(days=(WEEKDAYS.index(when["weekday"]) - day.weekday()) % 7)
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(when["time"])))


def seed_news(home: HomePage, rows: list[dict]) -> None:
    index = child(home, NewsIndexPage, "news", title="资讯", show_in_menus=True)
    translated(index, title="News")
    pictures = Collection.get_first_root_node()
    for row in rows:
        english = row["en"]
        page = child(
            index,
            NewsPage,
            row["slug"],
            title=row["title"],
            kind=row["kind"],
            date=timezone.localdate() - timedelta(days=row["days_ago"]),
            lead=row["lead"],
            hero_image=one_image(row["title"], row["drawing"], pictures),
            body=story([{"text": text} for text in row["body"]], pictures),
        )
        translated(
            page, title=english["title"], lead=english["lead"], body=story([{"text": english["lead"]}], pictures)
        )


def seed_standard(home: HomePage, row: dict) -> None:
    """A page of information; those of a menu stand in the footer."""
    pictures = Collection.get_first_root_node()
    page = child(
        home,
        StandardPage,
        row["slug"],
        title=row["title"],
        lead=row["lead"],
        body=story(row["sections"], pictures),
        show_in_menus=bool(row.get("menu")),
    )
    english = row["en"]
    translated(page, title=english["title"], lead=english["lead"], body=story(english["sections"], pictures))
