"""Health: every part is asked, each in bounded time, and the answer names the one that is down."""

import json
import logging
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from platform_site.jobs import health
from platform_site.jobs.logs import JsonFormatter

pytestmark = pytest.mark.django_db(transaction=True)


def down(client) -> list[str]:
    response = client.get("/readyz")
    state = response.json()
    assert response.status_code == (503 if state["status"] == "down" else 200)
    assert (state["status"] == "ok") == (state["down"] == [])
    return state["down"]


def test_a_living_process_says_so(client):
    assert client.get("/healthz").content == b"ok\n"


def test_every_part_is_asked(client):
    assert down(client) == []
    assert list(client.get("/readyz").json()["parts"]) == ["database", "search", "cache", "storage", "worker"]


def test_an_elasticsearch_that_is_away_is_named(client, settings):
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    assert down(client) == ["search"]
    state = client.get("/readyz").json()
    assert state["status"] == "degraded"
    assert state["parts"]["search"]["detail"] == "the database answers searches while Elasticsearch does not"


def test_a_redis_that_is_away_is_named(client, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9/0"}
    }
    assert down(client) == ["cache"]


def test_a_part_that_hangs_costs_no_more_than_its_time(client, monkeypatch):
    monkeypatch.setattr(health, "SECONDS", 0.2)
    monkeypatch.setitem(health.CHECKS, "storage", lambda: time.sleep(1))
    start = time.monotonic()
    assert down(client) == ["storage"]
    assert time.monotonic() - start < 0.9


def test_a_task_that_nobody_takes_up_names_the_worker(client):
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="a.task", backend_name="default", run_after=get_date_max()
    )
    assert down(client) == []
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(minutes=6))
    assert down(client) == ["worker"]


def test_the_text_of_an_error_stays_in_the_log(client, monkeypatch, caplog):
    def failing():
        raise RuntimeError("password=secret")

    monkeypatch.setitem(health.CHECKS, "cache", failing)
    response = client.get("/readyz")
    assert response.json()["parts"]["cache"]["detail"] == "RuntimeError"
    assert "password=secret" in caplog.text


def test_a_log_line_is_one_json_object():
    record = logging.makeLogRecord({"msg": "导入 %s 行", "args": (3,), "levelname": "INFO", "name": "x", "job": 7})
    line = json.loads(JsonFormatter().format(record))
    assert (line["message"], line["level"], line["job"]) == ("导入 3 行", "info", 7)
