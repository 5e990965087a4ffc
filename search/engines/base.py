"""The contract of a search engine; `tests/search/contract.py` holds every engine to it."""

from __future__ import annotations

from typing import Protocol

from ..query import SearchRequest, SearchResult


class EngineUnavailable(Exception):
    """The engine's server cannot be asked; another engine may answer."""


class EngineBusy(EngineUnavailable):
    """The server is there and did not answer this time: too much was asked of it. It may be well in a moment."""


class Engine(Protocol):
    """Finds public resources. Nothing outside its visibility window appears in hits, counts, facets or suggestions."""

    name: str

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request. Raises EngineUnavailable when the server is away."""

    def status(self) -> dict[str, object]:
        """What an operator wants to know: `available`, `documents`, and what is the engine's own."""
