"""Other names of what is asked: authorities register providers, a query is widened by what they know."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from .text.folding import fold

Provider = Callable[[Sequence[str]], Mapping[str, Iterable[str]]]
_providers: list[Provider] = []
LIMIT = 12


def register(provider: Provider) -> Provider:
    """Register `provider(terms as typed) -> {term: other names}`, asked once a query. Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def unregister(provider: Provider) -> None:
    """Forget a provider (tests)."""
    _providers.remove(provider)


def other_names(terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each term the names that mean the same, at most 12, none of one character, none that only writing parts."""
    known = [provider(terms) for provider in _providers] if terms else []
    found = {}
    for term in terms:
        folded = {fold(term): term}
        for name in (name for names in known for name in names.get(term, ()) if len(name) > 1):
            folded.setdefault(fold(name), name)
        found[term] = tuple(folded.values())[1 : LIMIT + 1]
    return found
