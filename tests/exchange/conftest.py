"""What the import tests share: a command that returns its parts, and heads of the real files."""

import gzip
import io
import json
from itertools import islice

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def ingest(db):
    """Runs the command and returns its summary; `.errors` of the function holds what it wrote to stderr."""

    def run(profile, path, *, apply=True, **options):
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("ingest", profile, str(path), apply=apply, json=True, stdout=out, stderr=err, **options)
        finally:
            run.errors = err.getvalue()
        return json.loads(out.getvalue().splitlines()[-1])

    return run


@pytest.fixture
def refused(ingest):
    """Runs the command on a file that must be refused as a whole; returns the sentence."""

    def run(profile, path, **options):
        with pytest.raises(CommandError) as caught:
            ingest(profile, path, **options)
        return str(caught.value)

    return run


@pytest.fixture
def head(tmp_path):
    """A copy of the first `count` lines of a gzipped file of lines."""

    def cut(path, count):
        target = tmp_path / path.name.removesuffix(".gz")
        with gzip.open(path, "rb") as source:
            target.write_bytes(b"".join(islice(source, count)))
        return target

    return cut
