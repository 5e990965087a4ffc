"""What a change of a picture's rights takes away."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import CustomImage


@receiver(post_save, sender=CustomImage)
def rights_changed(instance, created, **_kwargs):
    """A picture that is no longer for everybody leaves the public files."""
    if not created and not instance.for_everybody:
        instance.forget_renditions()
