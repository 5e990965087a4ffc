"""The demo accounts: one administrator, a curator and a reviewer for each venue."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from platform_site.accounts.models import User
from platform_site.venues.config import venues
from platform_site.venues.domain.staff import CURATOR, REVIEWER, group_name

PASSWORD = "demo-zhuzhou"


@dataclass(frozen=True)
class Account:
    username: str
    title: str


def ensure_accounts() -> list[Account]:
    """Makes the accounts that are missing; passwords that were changed stay changed."""
    accounts = [Account("admin", "管理员")]
    ensure_user("admin", is_staff=True, is_superuser=True)
    for venue in venues():
        for role, title in ((CURATOR, "编目员"), (REVIEWER, "审核员")):
            name = group_name(venue, role)
            user = ensure_user(name, is_staff=True, first_name=title, last_name=str(venue.short_title))
            user.groups.add(Group.objects.get(name=name))
            accounts.append(Account(name, f"{venue.short_title} {title}"))
    return accounts


def ensure_user(username: str, **fields) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, f"{username}@example.org", PASSWORD, **fields)
    return user
