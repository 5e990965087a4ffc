"""Which part of the running platform is down. Every check is asked at once and has a bounded time to answer."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NoAnswer
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection, connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from redis import Redis
from rq import Worker

from search.engines import get_engine

SECONDS = 3
TASK_MAY_WAIT = timedelta(minutes=5)

logger = logging.getLogger(__name__)
_pool = ThreadPoolExecutor(max_workers=10, thread_name_prefix="health")


class PartDown(Exception):
    """A part answered, and what it said is not well."""


class PartReplaced(PartDown):
    """A part is down and another does its work: the site serves on. The text is shown."""


@dataclass(frozen=True)
class Answer:
    """What one part said: `ok`, how long it took in milliseconds, and the kind of error (its text is in the log).

    `replaced` says that another part does its work.
    """

    ok: bool
    took_ms: int
    detail: str = ""
    replaced: bool = False


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_search() -> None:
    own = get_engine().status()
    if own["available"]:
        return
    if own.get("answering") == "database" and get_engine("database").status()["available"]:
        raise PartReplaced("the database answers searches while Elasticsearch does not")
    raise PartDown("the search engine does not answer")


def check_cache() -> None:
    cache.set("health", "ok", 10)
    if cache.get("health") != "ok":
        raise PartDown("the cache forgets what it is told")


def check_storage() -> None:
    for name in ("default", "private"):
        storages[name].exists("health-check")


def check_worker() -> None:
    """On Redis a worker must have signed in; on the database no task may have been ready for long."""
    if settings.REDIS_URL:
        if not Worker.count(connection=Redis.from_url(settings.REDIS_URL, socket_timeout=SECONDS)):
            raise PartDown("no worker has signed in on Redis")
        return
    now = timezone.now()
    overdue = now - TASK_MAY_WAIT
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=overdue).exclude(run_after__range=(overdue, now)).count()
    if late:
        raise PartDown(f"{late} tasks wait for a worker since more than {TASK_MAY_WAIT.seconds // 60} minutes")


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
    "search": check_search,
    "cache": check_cache,
    "storage": check_storage,
    "worker": check_worker,
}


def _run(name: str, check: Callable[[], None]) -> Answer:
    start = time.monotonic()
    try:
        check()
    except PartReplaced as error:
        logger.warning("health: %s is replaced: %s", name, error)
        return Answer(False, _since(start), str(error), replaced=True)
    except Exception as error:  # whatever a part throws, it is down
        logger.warning("health: %s is down: %s", name, error)
        return Answer(False, _since(start), type(error).__name__)
    else:
        return Answer(True, _since(start))
    finally:
        connections.close_all()  # this thread's own


def _since(start: float) -> int:
    return round((time.monotonic() - start) * 1000)


def _wait(future: Future, deadline: float) -> Answer:
    try:
        return future.result(timeout=max(0, deadline - time.monotonic()))
    except NoAnswer:
        future.cancel()
        return Answer(False, SECONDS * 1000, f"no answer within {SECONDS} seconds")


def readiness() -> dict:
    """`{"status": "ok" | "degraded" | "down", "down": [names], "parts": {name: {"ok", "took_ms", "detail", …}}}`.

    `degraded`: of the parts that are down each is replaced by another.
    """
    deadline = time.monotonic() + SECONDS
    running = {name: _pool.submit(_run, name, check) for name, check in CHECKS.items()}
    parts = {name: _wait(future, deadline) for name, future in running.items()}
    down = [name for name, answer in parts.items() if not answer.ok]
    lost = any(not parts[name].replaced for name in down)
    return {
        "status": "down" if lost else "degraded" if down else "ok",
        "down": down,
        "parts": {name: asdict(answer) for name, answer in parts.items()},
    }
