"""An import taken back: only what nobody touched since."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from museum.models import Object
from platform_site.records.models import Ark, SourceRow
from search.models import Document


@pytest.fixture
def undo(db):
    def run(job):
        out = io.StringIO()
        call_command("ingest_undo", str(job), stdout=out, stderr=io.StringIO())
        return out.getvalue()

    return run


@pytest.fixture
def rows(tmp_path):
    def write(*pairs):
        path = tmp_path / "demo.jsonl"
        base = {"institution": "zz-museum", "creators": [], "subjects": [], "period": ""}
        lines = [json.dumps(base | {"identifier": key, "title": title}) for key, title in pairs]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_what_was_made_goes_and_its_ark_is_never_given_anew(ingest, undo, rows):
    job = ingest("museum.table", rows(("a", "甲"), ("b", "乙")))["job"]
    arks = set(Object.objects.values_list("ark", flat=True))
    edited = Object.objects.get(identifier="b")
    edited.title = "乙（编辑过）"
    edited.save()
    text = undo(job)
    assert "删除 1" in text
    assert "保留 1" in text
    assert Object.objects.get().identifier == "b"
    assert SourceRow.objects.get().identifier == "b"
    assert Document.objects.filter(resource_id__in=arks).count() == 1
    assert arks <= set(Ark.objects.values_list("ark", flat=True))
    again = ingest("museum.table", rows(("a", "甲"), ("b", "乙")))
    assert (again["new"], again["unchanged"]) == (1, 1)


def test_what_was_changed_becomes_what_it_was(ingest, undo, rows):
    ingest("museum.table", rows(("a", "甲"), ("b", "乙")))
    kept = bytes(SourceRow.objects.get(identifier="a").payload)
    job = ingest("museum.table", rows(("a", "甲二"), ("b", "乙二")))["job"]
    Object.objects.filter(identifier="b").update(title="编辑所改")
    assert "恢复 1" in undo(job)
    assert list(Object.objects.order_by("identifier").values_list("title", flat=True)) == ["甲", "编辑所改"]
    assert bytes(SourceRow.objects.get(identifier="a").payload) == kept


def test_what_is_no_import_is_said(undo):
    with pytest.raises(CommandError):
        undo(77)
