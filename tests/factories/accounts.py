"""People: citizens, members of a venue's staff, administrators."""

import factory
from django.contrib.auth.models import Group

from platform_site.accounts.models import User

PASSWORD = "correct-horse-示例"


def group_of(key: str) -> Group:
    """A venue's own group by venue and role (`museum-curator`), else the group of that name."""
    venue, _dash, role = key.rpartition("-")
    return Group.objects.filter(staff_role__venue=venue, staff_role__role=role).first() or Group.objects.get(name=key)


class UserFactory(factory.django.DjangoModelFactory):
    """A citizen with an account. `groups=["museum-curator"]`, of venue and role, makes a member of staff."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        for name in extracted or ():
            self.groups.add(group_of(name))


class AdministratorFactory(UserFactory):
    username = factory.Sequence(lambda n: f"administrator-{n}")
    is_staff = True
    is_superuser = True


def curator(venue_slug: str, **fields) -> User:
    """A curator of that venue, by the group that the platform makes for it."""
    return UserFactory(groups=[f"{venue_slug}-curator"], **fields)


def reviewer(venue_slug: str, **fields) -> User:
    return UserFactory(groups=[f"{venue_slug}-reviewer"], **fields)
