"""The msgid is Chinese; every catalogue that exists says it in English."""

import ast

import pytest
from babel.messages.pofile import read_po

from .rooms import files, name

CATALOGUES = [path for path in files(".po") if "en" in path.parts]


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_every_text_has_its_english(path):
    with path.open("rb") as file:
        catalogue = read_po(file, locale="en")
    messages = [message for message in catalogue if message.id]
    assert messages, "an empty catalogue"
    missing = [m.id for m in messages if m.fuzzy or not all(m.string if m.pluralizable else (m.string,))]
    assert missing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_placeholders_survive_translation(path):
    with path.open("rb") as file:
        catalogue = read_po(file, locale="en")
    assert [(m.id, str(error)) for m, errors in catalogue.check() for error in errors] == []


@pytest.mark.parametrize("path", files(".py"), ids=name)
def test_texts_are_marked_by_names_that_the_extractor_knows(path):
    imports = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom))
    names = [alias for node in imports if node.module == "django.utils.translation" for alias in node.names]
    assert [alias.asname for alias in names if alias.asname not in (None, "_")] == []
