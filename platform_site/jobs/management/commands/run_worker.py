import logging
import threading

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connections

from platform_site.jobs.domain.due import do_what_is_due
from platform_site.jobs.domain.taking_over import take_over
from search import outbox
from search.tending import log

logger = logging.getLogger(__name__)
PAUSE_SECONDS, FAULT_PAUSE_SECONDS, BATCH = 0.2, 2, 500
TAKE_OVER_SECONDS = 15
PUBLISH_SECONDS = 60
NIGHTLY_SECONDS = 600


class Command(BaseCommand):
    help = "Works beside the server: runs tasks and sends changed records to the index, until it is stopped."

    def handle(self, *args, **options):
        stop = threading.Event()
        feeder = threading.Thread(target=feed_index, args=(stop,), name="outbox", daemon=True)
        feeder.start()
        keeper = threading.Thread(target=keep_jobs_going, args=(stop,), name="jobs", daemon=True)
        keeper.start()
        publisher = threading.Thread(target=publish_on_time, args=(stop,), name="schedule", daemon=True)
        publisher.start()
        sleeper = threading.Thread(target=work_at_night, args=(stop,), name="night", daemon=True)
        sleeper.start()
        try:
            run_tasks(stop, options["verbosity"])
        finally:
            stop.set()
            feeder.join(timeout=5)
            keeper.join(timeout=5)
            publisher.join(timeout=5)
            sleeper.join(timeout=5)


def run_tasks(stop: threading.Event, verbosity: int) -> None:
    """Runs tasks until the worker is stopped; a database that is restarted pauses it and never ends it."""
    while not stop.is_set():
        try:
            if settings.REDIS_URL:
                call_command("rqworker", "default", job_class="django_tasks_rq.Job")
            else:
                call_command("db_worker", interval=1.0, verbosity=verbosity)
            return
        except (InterfaceError, OperationalError):
            logger.exception("the database does not answer; trying again")
            connections.close_all()
            stop.wait(FAULT_PAUSE_SECONDS)


def feed_index(stop: threading.Event) -> None:
    """Drains the outbox again and again; a fault pauses it and never ends it."""
    while not stop.is_set():
        close_old_connections()
        try:
            # a few changes at a time would keep the server busy with requests; a full batch says that more are waiting
            pause = 0 if outbox.drain(BATCH) == BATCH else PAUSE_SECONDS
        except Exception:
            logger.exception("the outbox could not be drained; trying again")
            pause = FAULT_PAUSE_SECONDS
        stop.wait(pause)
    connections.close_all()


def keep_jobs_going(stop: threading.Event) -> None:
    """Gives the jobs of dead workers to the living, now and again."""
    while not stop.wait(TAKE_OVER_SECONDS):
        close_old_connections()
        try:
            take_over()
        except Exception:
            logger.exception("the jobs of dead workers could not be taken over; trying again")
    connections.close_all()


def publish_on_time(stop: threading.Event) -> None:
    """Publishes what was approved for a time that has come, and ends what has expired, once a minute.

    What the rooms registered for each minute comes after it.
    """
    while not stop.wait(PUBLISH_SECONDS):
        close_old_connections()
        try:
            call_command("publish_scheduled", verbosity=0)
            do_what_is_due()
        except Exception:
            logger.exception("what is due could not be published; trying again")
    connections.close_all()


def work_at_night(stop: threading.Event) -> None:
    """Compares the index with the database and repairs it, once a night; forgets what was asked long ago."""
    while not stop.wait(NIGHTLY_SECONDS):
        close_old_connections()
        try:
            call_command("reconcile_index", if_due=True, verbosity=0)
        except Exception:
            logger.exception("the index could not be compared with the database; trying again")
        try:
            log.purge()
        except Exception:
            logger.exception("old queries could not be deleted; trying again")
    connections.close_all()
