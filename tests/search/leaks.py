"""Everything a stranger can ask of a city, as text, to be searched for words that must not be there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial

from django.test import Client

COMMON = "示例瓷"
"""A word of every title."""
SECRETS = (("蘅芜", "横无"), ("菡萏", "汉旦"), ("葳蕤", "威锐"), ("氤氲", "因晕"))
"""A word of one record alone, in all its fields, and other characters of the same sound."""
DRAFTED = "霁蓝未定"
"""A word that stands in drafts only."""
PAGES = (
    *("/browse/", "/browse/periods/", "/browse/makers/", "/browse/subjects/", "/browse/materials/", "/browse/places/"),
    *("/museum/browse/", "/sitemap.xml", "/sitemap-1.xml", "/sitemap-pages.xml", f"/search/feed/?q={COMMON}"),
    *("/", "/museum/", "/museum/objects/", "/gallery/", "/gallery/artworks/", "/search/", f"/search/?q={COMMON}"),
)
EXAMPLES = int(os.environ.get("LEAK_EXAMPLES", "2"))
STEPS = int(os.environ.get("LEAK_STEPS", "12"))
SHARE = int(os.environ.get("LEAK_SHARE", "7"))
"""How far the suite goes; each step asks one of SHARE parts of the surfaces. More by the environment, for a night."""


class Stranger:
    """Asks without an account and keeps what was said, by address."""

    def __init__(self) -> None:
        self.client = Client()

    def read(self, url: str, **parameters) -> str:
        """The text of an answer, those it was led to included; JSON with its characters as written."""
        answer = self.client.get(url, parameters or None, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode()
        led = " ".join(address for address, _status in answer.redirect_chain)
        if "json" in answer["Content-Type"]:
            text = json.dumps(json.loads(text), ensure_ascii=False)
        return f"{led} {text}"

    def surfaces(self, addresses: dict[str, str]) -> list[tuple[str, Callable[[], str]]]:
        """(what is asked, how to ask it) of every public surface that does not repeat the question.

        `addresses` are further pages by name: records open and hidden, authorities, exhibitions.
        """
        asked = [(name, partial(self.read, url)) for name, url in {**{url: url for url in PAGES}, **addresses}.items()]
        for q in (word for pair in SECRETS for word in pair):
            asked.append((f"search for {q}", partial(self.read, "/api/v1/search", q=q)))
        for typed in (COMMON, *(word[0] for word, _sound in SECRETS)):
            asked.append((f"suggestions for {typed}", partial(self.read, "/api/v1/suggest", q=typed)))
        return asked

    def found(self, **parameters) -> dict:
        """The answer of the machine interface."""
        return self.client.get("/api/v1/search", parameters).json()
