"""Who may do what with a record: the permissions of a group, within the institutions given to that group.

A user may act on a record when one of the user's groups both has the model permission for the action and has,
among its institutions (`vocabulary.GroupInstitution`), the record's own or one above it. A permission without an
institution is worth nothing, and so is an institution without the permission. Superusers may do everything.
"""

from collections import defaultdict

from django.contrib.auth import get_permission_codename, get_user_model
from django.db.models import Q
from django.http import Http404
from wagtail.permission_policies import ModelPermissionPolicy

from platform_site.vocabulary.models import GroupInstitution, Institution

ACTIONS = ("add", "change", "delete", "publish", "lock", "unlock", "view")
GRANTS = "_institution_grants"


def grants_of(user) -> dict[str, set[str]]:
    """`{"app.codename": paths of the institutions it is given for}`, read once for each user object."""
    if not hasattr(user, GRANTS):
        rows = GroupInstitution.objects.filter(group__user=user).values_list(
            "institution__path", "group__permissions__content_type__app_label", "group__permissions__codename"
        )
        found: dict[str, set[str]] = defaultdict(set)
        for path, app_label, codename in rows:
            found[f"{app_label}.{codename}"].add(path)
        setattr(user, GRANTS, dict(found))
    return getattr(user, GRANTS)


def path_and_ancestors(path: str) -> list[str]:
    """The materialised path of an institution and of all above it."""
    return [path[:end] for end in range(Institution.steplen, len(path) + 1, Institution.steplen)]


class InstitutionPermissionPolicy(ModelPermissionPolicy):
    """The policy of every model whose rows belong to an institution, by the foreign key `institution`."""

    def paths(self, user, actions) -> set[str]:
        """Paths of the institutions in which `user` may do any of `actions` (superusers aside)."""
        if not (user.is_authenticated and user.is_active):
            return set()
        grants = grants_of(user)
        return set().union(*(grants.get(self._get_permission_name(action), ()) for action in actions))

    def within(self, user, actions, prefix: str = "") -> Q:
        """The condition on `<prefix>path` of an institution in which `user` may do any of `actions`."""
        condition = Q(pk__in=[])
        for path in self.paths(user, actions):
            condition |= Q(**{f"{prefix}path__startswith": path})
        return condition

    def institutions(self, user, actions):
        """The institutions in which `user` may do any of `actions`."""
        if user.is_active and user.is_superuser:
            return Institution.objects.all()
        return Institution.objects.filter(self.within(user, actions))

    def user_has_permission(self, user, action):
        return (user.is_active and user.is_superuser) or bool(self.paths(user, [action]))

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if user.is_active and user.is_superuser:
            return True
        if instance.institution_id is None:
            return self.user_has_any_permission(user, actions)
        path = instance.institution.path
        return any(path.startswith(granted) for granted in self.paths(user, actions))

    def instances_user_has_any_permission_for(self, user, actions):
        instances = self.model._default_manager.all()
        if user.is_active and user.is_superuser:
            return instances
        return instances.filter(self.within(user, actions, "institution__"))

    def choosable_by(self, user):
        """What `user` may put into a page or another record: the own ones, and all that anybody may see."""
        own = self.instances_user_has_any_permission_for(user, ACTIONS)
        return self.model._default_manager.filter(Q(pk__in=own.values("pk")) | Q(pk__in=self._public().values("pk")))

    def _public(self):
        return self.model._default_manager.public()

    def users_with_any_permission(self, actions):
        return self._users(actions, Q(groups__institution_scopes__isnull=False))

    def users_with_any_permission_for_instance(self, actions, instance):
        above = path_and_ancestors(instance.institution.path)
        return self._users(actions, Q(groups__institution_scopes__institution__path__in=above))

    def _users(self, actions, scope: Q):
        codenames = [get_permission_codename(action, self.model._meta) for action in actions]
        granted = scope & Q(
            groups__permissions__content_type__app_label=self.app_label, groups__permissions__codename__in=codenames
        )
        users = get_user_model().objects.filter(is_active=True)
        return users.filter(Q(is_superuser=True) | Q(pk__in=users.filter(granted).values("pk")))

    def record_in_scope(self, user, pk):
        """The record of that key when `user` has any right on it; otherwise it is not there (Http404)."""
        try:
            record = self.model._default_manager.select_related("institution").get(pk=pk)
        except (self.model.DoesNotExist, ValueError) as error:
            raise Http404 from error
        if not self.user_has_any_permission_for_instance(user, ACTIONS, record):
            raise Http404
        return record

    def bound_to(self, record) -> "RecordPolicy":
        """This policy, answering for that one record."""
        return RecordPolicy(self.model, record)


class RecordPolicy(InstitutionPermissionPolicy):
    """The policy of one record: what Wagtail asks of the model is answered for the record at hand.

    It speaks of the stored row, so that a draft which would move a record to another institution gives no right.
    """

    def __init__(self, model, record):
        super().__init__(model)
        self.record = record

    def user_has_permission(self, user, action):
        return super().user_has_any_permission_for_instance(user, [action], self.record)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return super().user_has_any_permission_for_instance(user, actions, self.record)
