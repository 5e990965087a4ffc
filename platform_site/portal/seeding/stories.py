"""Demo content as StreamField values."""

from html import escape

from wagtail.models import Collection

from platform_site.venues.config import VenueConfig

from .pictures import one_image


def story(blocks: list[dict], pictures: Collection) -> list[tuple[str, object]]:
    """The shared blocks: each dict has one of `heading`, `text`, `quote` (`text`, `source`), `picture` (`drawing`,
    `caption`)."""
    return [value for block in blocks for value in story_block(block, pictures)]


def story_block(block: dict, pictures: Collection) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    if block.get("heading"):
        found.append(("heading", block["heading"]))
    if block.get("text"):
        found.append(("text", paragraphs(block["text"])))
    if block.get("quote"):
        found.append(("quote", block["quote"]))
    if block.get("picture"):
        picture = block["picture"]
        image = one_image(picture["caption"], picture["drawing"], pictures)
        found.append(("picture", {"image": image, "caption": picture["caption"]}))
    return found


def chapters(rows: list[dict], venue: VenueConfig, pictures: Collection) -> list[tuple[str, object]]:
    """An exhibition's chapters: the shared blocks, and a group of the venue's records with a note on each."""
    found: list[tuple[str, object]] = []
    for row in rows:
        found += story_block(row, pictures)
        notes = row.get("notes", {})
        records = venue_records(venue, row.get("records", []))
        if records:
            found.append(("records", [{"record": item, "note": notes.get(item.identifier, "")} for item in records]))
    return found


def venue_records(venue: VenueConfig, identifiers: list[str]) -> list:
    """The venue's records of those numbers, in the order asked."""
    found = {
        record.identifier: record
        for model in venue.record_models()
        for record in model.objects.filter(identifier__in=identifiers)
    }
    return [found[identifier] for identifier in identifiers if identifier in found]


def paragraphs(text: str | list[str]) -> str:
    lines = text if isinstance(text, list) else text.split("\n")
    return "".join(f"<p>{escape(line.strip())}</p>" for line in lines if line.strip())
