"""From a venue's record or page to the Resource that the search knows."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from platform_site.media.sizes import THUMBNAIL
from platform_site.vocabulary.rights import may_reuse
from search.resource import Kind, Resource, row_key

from .addresses import collection_path

RECORD_SELECT = ("image",)
RECORD_PREFETCH = (
    "institution",
    "period__parent__parent",
    Prefetch("contributions", to_attr="makers"),
    "makers__agent__names",
    "image__renditions",
)
"""Children go to plain lists: a manager for each of a hundred thousand rows costs a third of the import. What many
records share is fetched once, not joined to each."""
SINCE = "以来"


def record_resource(
    record,
    *,
    subjects: Iterable[str] = (),
    materials: Iterable[str] = (),
    body: Iterable[str] = (),
    identifiers: Iterable[str] = (),
) -> Resource | None:
    """The Resource of a live record; the keywords add what the venue's own fields hold. Drafts have none."""
    if not record.live:
        return None
    return Resource(
        id=record.ark,
        kind=record.resource_kind,
        venue=record.venue.slug,
        url=record_path(record),
        title=record.title,
        modified=record.last_published_at or record.updated_at,
        language=record.language,
        alternative=unique(record.title_en, *record.alternative),
        description=record.description,
        body="\n".join(filter(None, [*body, record.medium, record.body, record.credit_line, record.holder])),
        subjects=unique(*subjects, *record.subjects),
        materials=unique(*record.materials, *materials),
        places=unique(*record.places),
        institution=record.institution.code,
        institution_label=record.institution.name,
        identifiers=unique(record.ark, record.identifier, *identifiers),
        part_of=row_key(record._meta.label_lower, record.part_of_id) if record.part_of_id else "",
        part_order=record.part_order if record.part_of_id else None,
        extent=record.extent,
        thumbnail=thumbnail(record.public_picture),
        rights=record.rights,
        reusable=may_reuse(record.rights),
        online=record.public_picture is not None,
        visible_from=record.visible_from,
        visible_until=record.visible_until,
        **makers_of(record),
        **dates_of(record),
    )


def makers_of(record) -> dict:
    """Makers as written, and the other names that their authorities know."""
    agents = [maker.agent for maker in record.makers if maker.agent]
    return {
        "romanised": unique(*record.romanised, *(maker.romanised for maker in record.makers)),
        "creators": unique(*(maker.name for maker in record.makers)),
        "creator_names": unique(*agent_names(agents)),
    }


def dates_of(record) -> dict:
    return {
        "periods": tuple(period.label for period in record.period.lineage()) if record.period else (),
        "date_text": record.date_text,
        "year_from": record.year_from,
        "year_to": last_year(record),
    }


def last_year(record) -> int | None:
    """The last year of the record: what goes on since then (`清代以来`) lasts until today."""
    if record.year_to is not None or record.year_from is None:
        return record.year_to
    return max(timezone.localdate().year, record.year_from) if SINCE in record.date_text else record.year_from


def record_path(record) -> str:
    path = collection_path(type(record), settings.LANGUAGE_CODE)
    return f"{path}{record.ark_name}/" if path else f"/id/{record.ark}"


def agent_names(agents) -> list[str]:
    return [text for agent in agents for text in (agent.label, agent.label_en, *(n.name for n in agent.names.all()))]


def page_resource(page: Page, kind: Kind, *, description: str = "", body: str = "", image=None, **fields):
    """The Resource of a live, public page in the default language; its translations are found under it."""
    if not page.live or page.locale.language_code != settings.LANGUAGE_CODE or page.get_view_restrictions().exists():
        return None
    url = page.get_url()
    if not url:
        return None
    venue = fields.pop("venue", None) or getattr(getattr(page, "venue", None), "slug", "")
    twins = list(page.get_translations().live().public().specific())
    return Resource(
        id=f"page:{page.pk}",
        kind=kind,
        venue=venue,
        url=url,
        title=page.title,
        modified=page.last_published_at or page.latest_revision_created_at or timezone.now(),
        alternative=unique(*(twin.title for twin in twins), *fields.pop("alternative", ())),
        description=description or page.search_description,
        body="\n".join(filter(None, [body, *map(page_text, twins)])),
        thumbnail=thumbnail(image),
        online=image is not None and image.for_everybody,
        **fields,
    )


def page_text(page: Page) -> str:
    """What a translation says, for the search: its lead or summary and its text."""
    parts = [getattr(page, name, "") for name in ("lead", "summary")]
    for text in (getattr(page, name, "") for name in ("body", "intro")):
        parts.append(get_text_for_indexing(text) if isinstance(text, str) else stream_text(text))
    return "\n".join(filter(None, parts))


def stream_text(stream) -> str:
    """The plain text of a StreamField, for the search."""
    return "\n".join(text for block in stream for text in block.block.get_searchable_content(block.value))


def thumbnail(image) -> str:
    """Address of the small picture, made on first use; empty when there is none that everybody may see."""
    return image.get_rendition(THUMBNAIL).url if image and image.for_everybody else ""


def unique(*values: str) -> tuple[str, ...]:
    """The values that say something, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if value))
