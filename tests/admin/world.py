"""Two institutions of one venue, A and B, with their staff and their records: what is B's must stay B's.

The hardest neighbours are not two venues, whose models differ, but two institutions that keep the same model.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, TaskState

from platform_site.media.models import CustomImage
from platform_site.records.models import BulkEdit, DuplicatePair, InstitutionApprovalTask, RecordNote, SavedView
from platform_site.venues.config import VenueConfig, venue_of, venues
from platform_site.venues.domain.staff import CURATOR, REVIEWER, allow_media, staff_groups
from platform_site.vocabulary.models import GroupInstitution, Institution
from tests.factories.accounts import AdministratorFactory, UserFactory, curator
from tests.factories.records import ArtworkFactory, HeritageElementFactory, ObjectFactory, WorkFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import InstitutionFactory, institution_of

SECRET = "qzx-9137-secret"  # ASCII, so that it reads the same in HTML, JSON and CSV
FACTORIES = (WorkFactory, ObjectFactory, ArtworkFactory, HeritageElementFactory)
STAFF_PERSONAS = ("curator_a", "reviewer_a", "curator_b", "reviewer_b")
PERSONAS = ("anonymous", "citizen", *STAFF_PERSONAS, "elsewhere", "stranger", "administrator")
FRIENDS_OF_B = ("curator_b", "reviewer_b", "administrator")


@dataclass
class Neighbours:
    """The records of one model: A's own, B's draft in review, and B's published record with a draft over it."""

    model: type
    venue: VenueConfig
    a: Institution
    b: Institution
    people: dict = field(default_factory=dict)
    own: object = None
    draft: object = None
    published: object = None
    image: CustomImage = None
    view: SavedView = None
    edit: BulkEdit = None
    pair: DuplicatePair = None

    def note_on(self, record) -> RecordNote:
        """B's note on the record."""
        about = {"content_type": ContentType.objects.get_for_model(self.model), "object_id": record.pk}
        return RecordNote.objects.get_or_create(**about, defaults={"text": f"{SECRET} 备注"})[0]

    @property
    def task_state(self) -> TaskState:
        return self.draft.current_workflow_task_state


def neighbours(factory_class) -> Neighbours:
    venue_homes()
    model = factory_class._meta.model
    venue = venue_of(model)
    world = Neighbours(model, venue, institution_of(venue.slug), InstitutionFactory(venue=venue.slug))
    hire(world)
    world.own = factory_class(institution=world.a, title="A 的藏品")
    world.own.save_revision(user=world.people["curator_a"])
    world.draft = secret_draft(factory_class, world)
    world.published = factory_class(institution=world.b, title="B 的公开藏品")
    world.published.title = f"{SECRET} 修改稿"
    world.published.save_revision(user=world.people["curator_b"], log_action=True)
    world.published.refresh_from_db()
    work_at_the_desk(world)
    return world


def work_at_the_desk(world: Neighbours) -> None:
    """B's curator has kept a list, changed a field of many records, and finds two records alike."""
    curator_b = world.people["curator_b"]
    model = ContentType.objects.get_for_model(world.model)
    world.view = SavedView.objects.create(
        content_type=model, name=f"{SECRET} 视图", query="state=draft", owner=curator_b, institution=world.b
    )
    world.edit = BulkEdit.objects.create(content_type=model, field="title", operation="set", created_by=curator_b)
    world.edit.changes.create(object_id=world.draft.pk, old=SECRET, new=SECRET, state="done")
    world.pair = DuplicatePair.objects.create(
        content_type=model, first_id=world.draft.pk, second_id=world.published.pk, reasons=["title"]
    )


def secret_draft(factory_class, world: Neighbours):
    draft = factory_class(institution=world.b, title=f"{SECRET} 草稿", description=SECRET, live=False)
    draft.save_revision(user=world.people["curator_b"], log_action=True)
    draft.description = f"{SECRET} 二稿"
    draft.save_revision(user=world.people["curator_b"], log_action=True)
    draft.get_workflow().start(draft, world.people["curator_b"])
    draft.refresh_from_db()
    return draft


def hire(world: Neighbours) -> None:
    """A's staff by the groups that the platform makes, B's by groups of the same rights with B as their scope."""
    collection = Collection.get_first_root_node().add_child(name=f"{world.venue.slug}-b")
    for role in (CURATOR, REVIEWER):
        group_a = staff_groups(world.venue, role).get()
        group_b = Group.objects.create(name=f"{group_a.name}-b")
        group_b.permissions.set(group_a.permissions.all())
        GroupInstitution.objects.create(group=group_b, institution=world.b)
        allow_media(group_b, collection)
        for row in group_a.page_permissions.all():
            group_b.page_permissions.create(page=row.page, permission=row.permission)
        world.people[f"{role}_a"] = UserFactory(groups=[group_a.name])
        world.people[f"{role}_b"] = UserFactory(groups=[group_b.name])
        for task in InstitutionApprovalTask.objects.filter(groups=group_a):
            task.groups.add(group_b)
    world.people["citizen"] = UserFactory()
    world.people["elsewhere"] = curator(next(other.slug for other in venues() if other != world.venue))
    world.people["stranger"] = stranger(world)
    world.people["administrator"] = AdministratorFactory()


def stranger(world: Neighbours):
    """Staff with the permissions on the model and no institution at all."""
    group = Group.objects.create(name=f"{world.venue.slug}-nowhere")
    group.permissions.set(staff_groups(world.venue, CURATOR).get().permissions.all())
    return UserFactory(groups=[group.name])


def log_in(client, world: Neighbours, persona: str):
    """`client`, signed in as that persona."""
    client.logout()
    if persona != "anonymous":
        client.force_login(world.people[persona])
    return client
