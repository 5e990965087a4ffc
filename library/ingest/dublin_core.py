"""Simple Dublin Core -> works (DCMES 1.1): what every harvest can say and no more."""

from __future__ import annotations

from typing import Any

from platform_site.exchange.rows import SourceRecord
from platform_site.vocabulary.rights import Rights

from .codes import language_of
from .fields import cleaned, unique

LINE, PUBLISHER = 255, 500


def identify(row: SourceRecord, _mapping) -> tuple[str, str]:
    """The last part of the identifier that is an address, else the identifier as it stands."""
    written = next(iter(row.data().get("identifier", ())), "")
    return "", written.rstrip("/").rpartition("/")[2] if "://" in written else written


def facts(data: dict) -> dict[str, Any]:
    return data


def convert(data: dict, mapping) -> dict[str, Any]:
    titles, dates = data.get("title", []), data.get("date", [])
    makers = [(name, "") for name in data.get("creator", ())] + [
        (name, "贡献者") for name in data.get("contributor", ())
    ]
    links = [text for text in data.get("identifier", ()) if text.startswith(("http://", "https://"))]
    publisher = "；".join(data.get("publisher", ()))[:PUBLISHER]
    found = {
        "title": titles[0] if titles else "",
        "alternative": titles[1:],
        "contributions": [{"name": cleaned(name), "role": role} for name, role in makers],
        "date_text": "；".join(dates)[:LINE],
        "subjects": unique(data.get("subject", ())),
        "places": unique(data.get("coverage", ())),
        "description": "\n".join(data.get("description", ())),
        "body": "\n".join([*data.get("source", ()), *data.get("relation", ())]),
        "medium": "；".join(unique([*data.get("type", ()), *data.get("format", ())]))[:1000],
        "language": language_of(next(iter(data.get("language", ())), "")),
        "rights": next((uri for text in data.get("rights", ()) if (uri := rights_in(text))), ""),
        "source_url": links[0] if links else "",
        "editions": [{"publisher": publisher, "date": "；".join(dates)[:LINE]}] if publisher else [],
    }
    return found | mapping.fields_of(data)


def rights_in(text: str) -> str:
    """The statement of the controlled list that the text is the address of; empty for words."""
    address = text.strip().replace("http://", "https://").rstrip("/") + "/"
    return address if address in Rights.values else ""
