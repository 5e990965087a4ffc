"""The list of records in the admin among all records, and a form, as a curator opens them."""

import time

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from museum.models import Object

from .pages import asked


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
