"""The collection data that tests read where it is: CULTURE_DATA, by default `../shared/data` beside the project."""

import os
from pathlib import Path

import pytest

DATA = Path(os.environ.get("CULTURE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def data_file(path: str) -> Path:
    """The file of the data set; without it the test is skipped loudly, and fails where CI is set."""
    found = DATA / path
    if found.exists():
        return found
    message = f"{found} is not there; set CULTURE_DATA to the folder of the data."
    if os.environ.get("CI"):
        pytest.fail(message)
    return pytest.skip(message)
