"""Pictures find their records by name; nothing is stored before it is seen, and all of it can be taken back."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image

from art_gallery.models import Artwork
from platform_site.exchange.errors import FileRefused
from platform_site.exchange.models import Change
from platform_site.exchange.pictures import applying
from platform_site.exchange.pictures.matching import Index, plain
from platform_site.jobs.models import Job
from platform_site.media.models import CustomImage
from tests.factories.accounts import curator
from tests.factories.records import ArtworkFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import InstitutionFactory, institution_of


def picture(colour="red", kind="JPEG") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, kind)
    return content.getvalue()


def archive(**files) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return packed.getvalue()


@pytest.fixture
def works(db):
    venue_homes()
    names = ("HS-001", "HS-002", "HS/003", "甲 4", "甲-4", "HS-005")
    return {name: ArtworkFactory(identifier=name, title=f"图 {name}", credit_line="示例画社") for name in names}


@pytest.fixture
def folder(tmp_path, works):
    """A file of each kind."""
    files = {
        "HS-001.jpg": picture(),
        "HS-001_2.jpg": picture(),
        "b/hs002-a.JPG": picture(),
        "HS_003.png": picture(kind="PNG"),
        "甲4.jpg": picture(),
        "nowhere.jpg": picture(),
        "HS-005.jpg": b"no picture",
        "HS-005 (2).jpg": picture(),
        "notes.txt": b"x",
        ".hidden.jpg": picture(),
    }
    place = tmp_path / "pictures"
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return place


EXPECTED = {"matched": 4, "kept": 0, "extra": 1, "ambiguous": 1, "unmatched": 1, "broken": 1}


def ingest_images(path, **options):
    out = io.StringIO()
    call_command("ingest_images", path, venue="gallery", json=True, stdout=out, stderr=io.StringIO(), **options)
    return json.loads(out.getvalue())


@pytest.mark.parametrize(
    ("stem", "identifier", "order"),
    [
        ("HS-001", "HS-001", 0),
        ("ｈｓ００１", "HS-001", 0),
        ("HS-001_1", "HS-001", 1),
        ("HS-001-b", "HS-001", 2),
        ("HS-001 (3)", "HS-001", 3),
        ("HS-001（3）", "HS-001", 3),
        ("HS_003", "HS/003", 0),
        ("hs 002 c", "HS-002", 3),
    ],
)
def test_a_name_finds_its_record(works, stem, identifier, order):
    index = Index(Artwork, {institution_of("gallery").pk})
    found, place = index.find(stem)
    assert ([index.identifiers[pk] for pk in found], place) == ([identifier], order)


def test_plain_names():
    assert plain("ＨＳ－００１ Ａ") == "hs001a"


def test_seen_first_stored_then_taken_back(folder, works):
    summary = ingest_images(folder)
    assert summary == {"job": None, **EXPECTED}
    assert [CustomImage.objects.count(), Job.objects.count()] == [0, 0]
    summary = ingest_images(folder, apply=True)
    assert summary["set"] == 4
    shown = {work.identifier for work in Artwork.objects.exclude(image=None)}
    assert shown == {"HS-001", "HS-002", "HS/003", "HS-005"}
    image = Artwork.objects.get(identifier="HS-001").image
    assert (image.title, image.credit, image.width) == ("图 HS-001", "示例画社", 40)
    assert image.collection.name == "gallery"
    again = ingest_images(folder)
    assert (again["kept"], again["matched"]) == (6, 0)
    call_command("ingest_images", undo=summary["job"], stdout=io.StringIO(), stderr=io.StringIO())
    assert [CustomImage.objects.count(), Change.objects.count()] == [0, 0]
    with pytest.raises(CommandError):
        call_command("ingest_images", undo=summary["job"], stdout=io.StringIO(), stderr=io.StringIO())


def test_a_replaced_picture_comes_back_unless_another_was_chosen(folder, works):
    ingest_images(folder, apply=True)
    first = Artwork.objects.get(identifier="HS-001").image
    summary = ingest_images(folder, apply=True, replace=True, credit="摄影者", rights="")
    assert Artwork.objects.get(identifier="HS-001").image.credit == "摄影者"
    chosen = CustomImage.objects.create(title="另选", file=SimpleUploadedFile("x.jpg", picture("blue")))
    Artwork.objects.filter(identifier="HS-002").update(image=chosen)
    assert applying.undo(summary["job"]) == {"restored": 3, "left": 1}
    assert Artwork.objects.get(identifier="HS-001").image == first
    assert Artwork.objects.get(identifier="HS-002").image == chosen


def test_an_open_draft_gets_the_picture(folder, works):
    work = works["HS-001"]
    work.description = "草稿"
    work.save_revision()
    ingest_images(folder, apply=True)
    work.refresh_from_db()
    draft = work.get_latest_revision_as_object()
    assert (draft.image_id, draft.description) == (work.image_id, "草稿")


def test_a_cut_picture_is_not_stored(tmp_path, works):
    big = io.BytesIO()
    Image.effect_noise((300, 300), 90).convert("RGB").save(big, "JPEG")
    (tmp_path / "HS-001.jpg").write_bytes(big.getvalue()[:-4000])
    summary = ingest_images(tmp_path, apply=True)
    assert (summary["set"], summary["broken"], CustomImage.objects.count()) == (0, 1, 0)


def bomb() -> bytes:
    """A picture of a thousand million pixels in a few kilobytes."""
    content = io.BytesIO()
    Image.new("1", (40_000, 25_000)).save(content, "PNG")
    return content.getvalue()


def test_a_picture_that_unfolds_to_too_much_is_refused(tmp_path, works):
    (tmp_path / "HS-001.png").write_bytes(bomb())
    assert ingest_images(tmp_path)["broken"] == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"x" * 100, archive(**{"../HS-001.jpg": b"x"}), archive(**{"a.txt": b"x"}), archive(**{"a.jpg": b"x"})[:-10]],
)
def test_an_archive_of_the_wrong_kind_is_refused(tmp_path, works, content):
    path = tmp_path / "pictures.zip"
    path.write_bytes(content)
    with pytest.raises(FileRefused):
        applying.plan(path=path, model=Artwork, institutions={institution_of("gallery").pk})


@pytest.mark.parametrize(
    "options", [{"venue": "nowhere"}, {"model": "auth.Group"}, {"venue": "gallery", "institution": "x"}]
)
def test_the_command_says_what_it_does_not_know(folder, options):
    with pytest.raises(CommandError):
        call_command("ingest_images", folder, stderr=io.StringIO(), **options)


def upload(client, content, institution):
    data = {"place": f"art_gallery.Artwork {institution.pk}", "file": SimpleUploadedFile("图.zip", content)}
    client.post(reverse("pictures:list"), data)
    return Job.objects.filter(kind=applying.KIND).order_by("-pk").first()


def test_a_curator_looks_applies_and_takes_back(client, works):
    client.force_login(curator("gallery"))
    content = archive(**{"HS-001.jpg": picture(), "nowhere.jpg": picture()})
    job = upload(client, content, institution_of("gallery"))
    assert (job.state, CustomImage.objects.count()) == (Job.State.REVIEW, 0)
    assert "没有对上" in client.get(reverse("pictures:job", args=[job.pk])).content.decode()
    client.post(reverse("pictures:apply", args=[job.pk]))
    applying.carry_on(job.pk)
    assert Artwork.objects.get(identifier="HS-001").image is not None
    client.post(reverse("pictures:undo", args=[job.pk]))
    assert Artwork.objects.get(identifier="HS-001").image is None


def test_other_institutions_records_are_out_of_reach(client, works):
    other = InstitutionFactory(venue="gallery")
    ArtworkFactory(identifier="FREMD-1", institution=other)
    client.force_login(curator("gallery"))
    assert upload(client, archive(**{"FREMD-1.jpg": picture()}), other) is None
    job = upload(client, archive(**{"FREMD-1.jpg": picture()}), institution_of("gallery"))
    assert job.params["counts"]["unmatched"] == 1
    client.force_login(curator("museum"))
    assert client.get(reverse("pictures:job", args=[job.pk])).status_code == 404
    assert client.post(reverse("pictures:apply", args=[job.pk])).status_code == 404
