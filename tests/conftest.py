"""The real servers of the suite. Without one its tests are skipped, loudly; where CI is set they fail."""

import os

import boto3
import pytest
from botocore.exceptions import ClientError
from django.conf import settings
from django.utils import translation

from . import databases


def _address(what: str, setting: str) -> str:
    address = getattr(settings, setting)
    if address:
        return address
    message = f"{what} is not there: `make services` starts it."
    if os.environ.get("CI"):
        pytest.fail(message)
    return pytest.skip(message)


@pytest.fixture(scope="session")
def shared_databases(request, tmp_path_factory):
    """The databases of the workers of one run; None where there is but one process."""
    if not hasattr(request.config, "workerinput"):
        yield None
        return
    shared = databases.Shared(tmp_path_factory.getbasetemp().parent)
    yield shared
    shared.end()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, shared_databases):
    """Before the databases are made."""
    if shared_databases:
        shared_databases.before()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, shared_databases):
    """After they are made."""
    if shared_databases:
        with django_db_blocker.unblock():
            shared_databases.after()


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    return _address("Elasticsearch", "TEST_ELASTICSEARCH_URL")


@pytest.fixture(scope="session")
def postgres_url() -> str:
    return _address("PostgreSQL", "TEST_POSTGRES_URL")


@pytest.fixture(scope="session")
def redis_url() -> str:
    return _address("Redis", "TEST_REDIS_URL")


@pytest.fixture(scope="session")
def s3() -> dict[str, str]:
    """The environment of an S3 server with two buckets of this test process: what a production's settings read."""
    endpoint = _address("S3", "TEST_S3_ENDPOINT")
    environment = {
        "S3_ENDPOINT": endpoint,
        "AWS_ACCESS_KEY_ID": settings.SERVICES.get("AWS_ACCESS_KEY_ID", ""),
        "AWS_SECRET_ACCESS_KEY": settings.SERVICES.get("AWS_SECRET_ACCESS_KEY", ""),
        "MEDIA_BUCKET": f"public-{settings.WORKER}",
        "PRIVATE_MEDIA_BUCKET": f"private-{settings.WORKER}",
    }
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
    )
    for name in ("MEDIA_BUCKET", "PRIVATE_MEDIA_BUCKET"):
        try:
            client.create_bucket(Bucket=environment[name])
        except ClientError as error:
            if error.response["Error"]["Code"] != "BucketAlreadyOwnedByYou":
                raise
    return environment


def pytest_terminal_summary(terminalreporter, config):
    """Says what did not run for want of a server or of data, so that no one takes the run for a whole one."""
    skipped = [str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if report.longrepr]
    wanting = sorted(
        {text.removeprefix("Skipped: ") for text in skipped if "not there" in text or "make services" in text}
    )
    if wanting:
        terminalreporter.section("NOT A WHOLE RUN", sep="!", red=True, bold=True)
        for text in wanting:
            terminalreporter.line(f"skipped: {text}", red=True)


@pytest.fixture(autouse=True)
def chinese():
    """Each test begins in the city's language: a request leaves its own behind in the thread."""
    translation.activate(settings.LANGUAGE_CODE)


def pytest_make_parametrize_id(val, argname):
    """Bytes are named after their argument: packed ones hold the time, and workers must collect the same names."""
    return argname if isinstance(val, bytes) else None
