"""The words that the sets of a run are made of, for those who ask another engine the same."""

from . import words


def run(number: int) -> dict:
    found = words.titles()
    return {
        "Chinese words": words.chinese(found, number),
        "two common English words": words.english(found, number // 4),
    }
