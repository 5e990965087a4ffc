"""What is asked: real words of the titles that are there, the same ones in each run."""

import random
import re
from collections import Counter

from search.models import Card
from search.schema import FACETS
from search.text.pinyin import syllables

SEED = 20260
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
LATIN = re.compile(r"[a-z]{4,}")
LIST_FIELDS = ("alternative", "creators", "creator_names", "subjects", "materials", "periods", "places", "romanised")
TEXT_FIELDS = ("title", "description", "body", "date_text", "institution_label")


def texts() -> dict[str, str]:
    """Id -> every searchable text of the document as written, one value a line."""
    found = {}
    for (data,) in Card.objects.values_list("data").iterator():
        resource = _loads(data)
        lines = [resource.get(name, "") for name in TEXT_FIELDS]
        lines += [value for name in LIST_FIELDS for value in resource.get(name, ())]
        found[resource["id"]] = "\n".join(lines)
    return found


def titles() -> list[str]:
    return [_loads(data)["title"] for (data,) in Card.objects.order_by("pk").values_list("data")]


def _loads(data: str) -> dict:
    return Card(data=data).resource


def chinese(found: list[str], number: int) -> list[str]:
    """Stretches of two to four Han of the titles."""
    chance = random.Random(SEED)
    runs = sorted({run for title in found for run in HAN.findall(title)})
    words: dict[str, None] = {}
    while len(words) < min(number, len(runs)):
        run = chance.choice(runs)
        length = min(len(run), chance.choice((2, 3, 4)))
        start = chance.randrange(len(run) - length + 1)
        words[run[start : start + length]] = None
    return list(words)


def english(found: list[str], number: int) -> list[str]:
    """Pairs of words that stand in one title, both among the forty most frequent."""
    chance = random.Random(SEED)
    split = [LATIN.findall(title.lower()) for title in found]
    common = {word for word, _count in Counter(word for words in split for word in set(words)).most_common(40)}
    pairs = sorted({tuple(sorted(both)) for words in split if len(both := set(words) & common) == 2})
    return [" ".join(pair) for pair in chance.sample(pairs, min(number, len(pairs)))]


def pinyin(found: list[str], number: int) -> list[str]:
    """Chinese words as they sound, written together."""
    return ["".join(syllables(word)) for word in chinese(found, number)]


def selections(values: dict[str, list[str]], number: int) -> list[dict]:
    """Requests without words: one or two facets chosen among their frequent values."""
    chance = random.Random(SEED)
    usable = [facet for facet in FACETS if values.get(facet)]
    wanted: list[dict] = [{}]
    while len(wanted) < number:
        chosen = chance.sample(usable, chance.choice((1, 2)))
        wanted.append({facet: (chance.choice(values[facet][:10]),) for facet in chosen})
    return wanted
