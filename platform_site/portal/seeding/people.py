"""The demo accounts: one administrator, a curator and a reviewer for each venue."""

from dataclasses import dataclass

from platform_site.accounts.models import User
from platform_site.venues.config import venues
from platform_site.venues.domain.staff import CURATOR, REVIEWER, ROLE_TITLES, staff_groups

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
        for role in (CURATOR, REVIEWER):
            name, title = f"{venue.slug}-{role}", f"{venue.short_title}{ROLE_TITLES[role]}"
            user = ensure_user(name, is_staff=True, first_name=title)
            user.groups.add(staff_groups(venue, role).get())
            accounts.append(Account(name, title))
    return accounts


def ensure_user(username: str, **fields) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, f"{username}@example.org", PASSWORD, **fields)
    return user
