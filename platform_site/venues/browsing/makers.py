"""Makers from A to Z by the sound of their names."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator

from search.addresses import pages_of
from search.browsing import Shelf
from search.page import Pages

from .bars import Bar, measured, search_url

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Letter:
    """An initial, and how many makers begin with it."""

    name: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Register:
    """The initials, the makers of one page of the chosen one, and its pages."""

    letters: tuple[Letter, ...]
    makers: tuple[Bar, ...]
    pages: Pages


def register(shelf: Shelf, letter: str, page: int) -> Register:
    """The page of that initial; the first one that there is where it is none. At most four queries."""
    letters = shelf.letters("creator")
    chosen = letter if letter in letters else next(iter(letters), "")
    paging = Paginator(range(letters.get(chosen, 0)), SHOWN)
    number = min(max(page, 1), paging.num_pages)
    shown = shelf.beginning("creator", chosen, (number - 1) * SHOWN, number * SHOWN) if chosen else []
    addresses = {} if shelf.venue else pages_of("creator", [item.value for item in shown])
    makers = [
        Bar(item.value, addresses.get(item.value) or search_url(shelf.venue, creator=item.value), item.count)
        for item in shown
    ]
    numbers = paging.get_elided_page_range(number, on_each_side=2, on_ends=1)
    return Register(
        tuple(Letter(name, count, name == chosen) for name, count in letters.items()),
        measured(makers),
        Pages(number, paging.num_pages, tuple(n if isinstance(n, int) else None for n in numbers)),
    )
