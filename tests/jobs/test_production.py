"""The settings of a public server, with every part on a real server of its own."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings


@pytest.fixture(scope="module")
def environment(elasticsearch_url, postgres_url, redis_url, s3, tmp_path_factory) -> dict[str, str]:
    return {
        **os.environ,
        **s3,
        "DJANGO_SETTINGS_MODULE": "platform_site.settings.production",
        "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ALLOWED_HOSTS": "culture.example",
        "BASE_URL": "https://culture.example",
        "DATABASE_URL": postgres_url,
        "ELASTICSEARCH_URL": elasticsearch_url,
        "REDIS_URL": redis_url,
        "VAR_DIR": str(tmp_path_factory.mktemp("production")),
    }


def run(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *command], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=120
    )


def test_the_deployment_check_is_clean(environment):
    done = run(environment, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_a_server_without_a_secret_does_not_start(environment):
    done = run({k: v for k, v in environment.items() if k != "SECRET_KEY"}, "manage.py", "check")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


STORES = """
import django, json, urllib.error, urllib.request
django.setup()
from django.apps import apps
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

def fetched(url):
    try:
        return urllib.request.urlopen(url).read().decode()
    except urllib.error.HTTPError as error:
        return error.code

private = storages["private"]
name = private.save("restricted/photograph.txt", ContentFile(b"for staff"))
url = private.url(name)
cache.set("settings", "kept")
original = apps.get_model("media", "CustomImage")._meta.get_field("file").storage.url("original_images/a.jpg")
print(json.dumps({
    "signed": fetched(url), "unsigned": fetched(url.split("?")[0]), "expires": "Expires=300" in url,
    "original": "Signature=" in original and private.bucket_name in original,
    "cache": cache.get("settings"), "database": connection.vendor,
}))
"""


def test_each_part_is_on_its_own_server(environment):
    done = run(environment, "-c", STORES)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "signed": "for staff",
        "unsigned": 403,
        "expires": True,
        "original": True,
        "cache": "kept",
        "database": "postgresql",
    }
