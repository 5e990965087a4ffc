from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Whoever signs in: citizens and staff alike. What staff may do follows from their groups."""
