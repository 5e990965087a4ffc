"""What a kind of picture is: a maker, its size and the options it understands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

TEXT: tuple[str, ...] = ()  # an option that takes any text; the maker has its own default


@dataclass(frozen=True)
class Kind:
    """`make(sheet, rng, **options)` draws; `options` names the allowed values, `sizes` overrules the size by the first option."""

    summary: str
    make: Callable[..., None]
    size: tuple[int, int] = (1000, 1120)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    grain: float = 0.7

    def resolve(self, rng: Random, given: Mapping[str, str]) -> dict[str, str]:
        """All options filled in. Chance is drawn for each of them, so that giving one leaves the others as they were."""
        unknown = set(given) - set(self.options)
        if unknown:
            raise ValueError(f"unknown option {', '.join(sorted(unknown))}; known: {', '.join(self.options) or 'none'}")
        chosen = {}
        for name, values in self.options.items():
            fallback = rng.choice(values) if values else ""
            value = given.get(name) or fallback
            if values and value not in values:
                raise ValueError(f"{name}={value}: one of {', '.join(values)}")
            chosen[name] = value
        return chosen

    def sheet_size(self, chosen: Mapping[str, str]) -> tuple[int, int]:
        return self.sizes.get(next(iter(chosen.values()), ""), self.size)
