"""Groups, scopes and workflows, made again and again without change; institutions in the admin."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, Workflow, WorkflowContentType

from museum.models import Object
from platform_site.records.models import InstitutionApprovalTask
from platform_site.records.permissions import InstitutionPermissionPolicy
from platform_site.venues.config import venues
from platform_site.venues.domain.staff import ensure_venues
from platform_site.venues.models import StaffGroup
from platform_site.vocabulary.models import GroupInstitution, Institution
from tests.factories.accounts import AdministratorFactory, UserFactory, curator, group_of, reviewer
from tests.factories.records import ObjectFactory
from tests.factories.vocabulary import InstitutionFactory, institution_of

from .forms import filled_in

pytestmark = pytest.mark.django_db


def made() -> list[int]:
    models = (Group, GroupInstitution, GroupCollectionPermission, Workflow, WorkflowContentType, Institution)
    return [model.objects.count() for model in (*models, InstitutionApprovalTask)]


def test_making_the_venues_again_changes_nothing():
    before = made()
    ensure_venues()
    assert made() == before


def test_the_groups_have_names_to_read_and_may_be_renamed():
    assert group_of("museum-curator").name == "博物馆 · 编目员"
    Group.objects.filter(staff_role__venue="museum").update(name=Concat("name", Value("（市馆）")))
    before = made()
    ensure_venues()
    assert made() == before
    assert group_of("museum-curator").name == "博物馆 · 编目员（市馆）"


def test_groups_that_were_found_by_name_are_adopted_with_their_people():
    StaffGroup.objects.all().delete()
    Group.objects.filter(name="博物馆 · 编目员").update(name="museum-curator")
    editor = UserFactory(groups=["museum-curator"])
    import_module("platform_site.venues.migrations.0002_staff_groups").adopt_groups(apps, None)
    before = made()
    ensure_venues()
    assert made()[1:] == before[1:]
    assert [(group.name, group.staff_role.venue, group.staff_role.role) for group in editor.groups.all()] == [
        ("博物馆 · 编目员", "museum", "curator")
    ]


def test_each_record_model_is_reviewed_by_the_reviewers_of_its_venue():
    for venue in venues():
        for model in venue.record_models():
            (task,) = model.get_default_workflow().tasks.specific()
            assert [group.name for group in task.groups.all()] == [f"{venue.short_title} · 审核员"]


def test_a_right_needs_both_the_permission_and_the_institution():
    policy = InstitutionPermissionPolicy(Object)
    home = institution_of("museum")
    own, below = ObjectFactory(institution=home), ObjectFactory(institution=InstitutionFactory(parent=home))
    other = ObjectFactory(institution=InstitutionFactory())
    editor = curator("museum")
    assert set(policy.instances_user_has_permission_for(editor, "change")) == {own, below}
    assert [policy.user_has_permission_for_instance(editor, "change", item) for item in (own, below, other)] == [
        True,
        True,
        False,
    ]
    assert not policy.user_has_permission(editor, "delete")
    assert not policy.user_has_permission(curator("library"), "change")


def test_permissions_of_one_group_do_not_lend_themselves_to_the_scope_of_another():
    branch = InstitutionFactory()
    looking = Group.objects.create(name="looking")
    looking.permissions.set(group_of("museum-curator").permissions.filter(codename="view_object"))
    GroupInstitution.objects.create(group=looking, institution=branch)
    record, policy = ObjectFactory(institution=branch), InstitutionPermissionPolicy(Object)
    both = UserFactory(groups=["museum-curator", "looking"])
    assert policy.user_has_permission_for_instance(both, "view", record)
    assert not policy.user_has_permission_for_instance(both, "change", record)


def test_who_may_act_on_a_record():
    policy, record = InstitutionPermissionPolicy(Object), ObjectFactory()
    administrator, editor, checker = AdministratorFactory(), curator("museum"), reviewer("museum")
    curator("library")
    UserFactory(groups=["museum-curator"], is_active=False)
    assert set(policy.users_with_permission_for_instance("change", record)) == {administrator, editor, checker}
    assert set(policy.users_with_permission("add")) == {administrator, editor}


def test_an_administrator_puts_an_institution_beneath_another(client):
    client.force_login(AdministratorFactory())
    add = reverse("wagtailsnippets_vocabulary_institution:add")
    parent = institution_of("museum")
    form = filled_in(client, add, code="new-branch", name="新分馆", parent=str(parent.pk), venue="museum")
    client.post(add, form.dict())
    branch = Institution.objects.get(code="new-branch")
    assert branch.get_parent() == parent

    edit = reverse("wagtailsnippets_vocabulary_institution:edit", args=[branch.pk])
    client.post(edit, filled_in(client, edit, parent="", name="独立的馆").dict())
    branch = Institution.objects.get(code="new-branch")
    assert (branch.get_parent(), branch.name) == (None, "独立的馆")


def test_an_administrator_gives_a_group_its_institutions(client):
    client.force_login(AdministratorFactory())
    group, branch = group_of("museum-curator"), InstitutionFactory()
    edit = reverse("wagtailusers_groups:edit", args=[group.pk])
    response = client.get(edit)
    assert "工作范围" in response.content.decode()
    panel = next(p for p in response.context["permission_panels"] if hasattr(p, "group"))
    panel_data = {"institution_scopes-institutions": [str(branch.pk)]}
    bound = type(panel)(panel_data, instance=group)
    assert bound.is_valid()
    bound.save()
    assert [scope.institution for scope in group.institution_scopes.all()] == [branch]
