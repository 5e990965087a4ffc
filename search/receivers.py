"""Listens to every saved and deleted row: registered models change themselves, registered children their parents."""

from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import m2m_changed, post_delete, post_save

from . import outbox, registry


def on_saved(sender, instance, raw=False, using=DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Write the row's document, and those of the rows that it touches."""
    if raw or outbox.is_paused():
        return
    if registry.describer_for(sender):
        outbox.record_many(sender, [instance.pk], using=using)
    on_child(instance, using)


def on_deleted(sender, instance, using=DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Remove the row's document, and write those of the rows that it touched."""
    if outbox.is_paused():
        return
    if registry.describer_for(sender):
        outbox.record_deleted(sender, [instance.pk], using=using)
    on_child(instance, using)


def on_related(sender, instance, action, using=DEFAULT_DB_ALIAS, **kwargs) -> None:
    """A many-to-many relation changed."""
    if action.startswith("post_") and not outbox.is_paused() and registry.describer_for(type(instance)):
        outbox.record_many(type(instance), [instance.pk], using=using)


def on_child(instance, using: str) -> None:
    """Write the parents that a child row touches, model by model."""
    by_model: dict = {}
    for parent in registry.parents_of(instance):
        by_model.setdefault(type(parent), []).append(parent.pk)
    for model, pks in by_model.items():
        outbox.record_many(model, pks, using=using)


def connect() -> None:
    """Connect the receivers, for all senders; called once when the app is ready."""
    post_save.connect(on_saved, dispatch_uid="search_saved")
    post_delete.connect(on_deleted, dispatch_uid="search_deleted")
    m2m_changed.connect(on_related, dispatch_uid="search_related")
