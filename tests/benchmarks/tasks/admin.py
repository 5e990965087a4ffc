"""The list of records in the admin among all records, and a form, as a curator opens them."""

import statistics
import time

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from museum.models import Object

TIMES = 5


def run() -> dict:
    """Name -> [queries when warm, median milliseconds]."""
    client = Client(headers={"host": "127.0.0.1"})
    user = get_user_model().objects.create_superuser(f"bench-{time.time_ns()}", password=None)
    client.force_login(user)
    names = f"wagtailsnippets_{Object._meta.app_label}_{Object._meta.model_name}"
    found = reverse(f"{names}:list")
    record = Object.objects.order_by("pk").first()
    institution = record.institution_id
    return {
        "admin list": asked(client, found),
        "admin list, filtered": asked(client, f"{found}?institution={institution}&state=live"),
        "admin list, searched": asked(client, f"{found}?q=drawing"),
        "admin list, filtered and searched": asked(client, f"{found}?institution={institution}&q=vase"),
        "record form": asked(client, reverse(f"{names}:edit", args=[record.pk])),
    }


def asked(client: Client, path: str) -> list[float]:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    times = []
    for _time in range(TIMES):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return [len(queries), statistics.median(times)]
