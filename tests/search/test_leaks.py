"""Nothing of what is not public shows anywhere, whatever happens to records, in whatever order."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from museum.models import MuseumExhibitionPage, Object, ObjectRelation
from platform_site.records.domain.merging import merge_records
from platform_site.records.domain.withdrawing import restore, withdraw
from platform_site.records.models import Ark
from search import outbox, spelling, writing
from search.engines.elasticsearch import ElasticsearchEngine
from tests.factories.accounts import AdministratorFactory
from tests.factories.pages import under
from tests.factories.records import ArtworkFactory, ObjectFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import AgentFactory, ConceptFactory, InstitutionFactory

from .leaks import COMMON, DRAFTED, EXAMPLES, SECRETS, SHARE, STEPS, Stranger

pytestmark = pytest.mark.django_db
OPEN = 2
"""Records that are always open."""
WHICH = st.integers(0, len(SECRETS) - 1)


class Crash(Exception):
    """The worker dies here."""


@pytest.fixture(autouse=True, scope="module")
def alone():
    """The whole city takes part, unlike in the room's other tests."""
    spelling.forget()
    yield
    spelling.forget()


class City(RuleBasedStateMachine):
    """Records with secret words, of two venues; one that is always open and has to do with all, and a part of one."""

    engine: ElasticsearchEngine | None = None

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        cache.clear()
        self.ahead = timedelta()
        self.settled, self.step = self.engine is None, 0
        real = timezone.now
        self.patch.setattr(timezone, "now", lambda: real() + self.ahead)
        self.patch.setattr(writing, "now", lambda: writing.microseconds(timezone.now()))
        if self.engine:
            for left in self.engine.client.indices.get(index=f"{self.engine.alias}*"):
                self.engine.client.indices.delete(index=left)
            self.engine.targets()
        self.build()

    def build(self) -> None:
        homes = venue_homes()
        self.stranger = Stranger()
        self.user = AdministratorFactory()
        self.houses = [InstitutionFactory(name="示例甲馆"), InstitutionFactory(name="示例乙馆")]
        self.agent = AgentFactory(label="示例瓷工")
        self.concept = ConceptFactory(label="示例题")
        self.records = [self.record(number) for number in range(len(SECRETS))]
        self.witness = ObjectFactory(title=f"{COMMON}见证", subjects=["示例题"], contributions=["示例瓷工"])
        self.leaf = ObjectFactory(title=f"{COMMON}单开", part_of=self.records[0], institution=self.houses[0])
        for record in self.records:
            ObjectRelation.objects.create(record=self.witness, target_id=record.ark, note=self.word(record))
        shown = [{"type": "records", "value": [{"record": self.records[0].pk, "note": ""}]}]
        page = under(homes["museum"], MuseumExhibitionPage, "zhan", title="示例展", lead="示例", body=shown)
        self.addresses = {
            "witness": self.witness.get_absolute_url(),
            "leaf": self.leaf.get_absolute_url(),
            "parts": f"/search/?part_of={self.records[0].ark}",
            "agent": self.agent.get_absolute_url(),
            "concept": self.concept.get_absolute_url(),
            "exhibition": page.get_url(),
        }
        for number, record in enumerate(self.records):
            self.addresses |= {
                f"record {number}": record.get_absolute_url(),
                f"identifier {number}": f"/id/{record.ark}",
                f"data {number}": f"/id/{record.ark}.json",
                f"original {number}": f"/id/{record.ark}/original",
                f"API {number}": f"/api/v1/records/{record.ark}",
            }

    def record(self, number: int):
        """A draft whose every field holds its secret word."""
        word = SECRETS[number][0]
        values = {
            "title": f"{COMMON}{word}",
            "alternative": [f"又名{word}"],
            "description": f"说明{word}",
            "body": f"附注{word}",
            "subjects": ["示例题", word],
            "materials": [f"{word}釉"],
            "places": [f"{word}镇"],
            "identifier": f"{word}-{number}",
            "institution": self.houses[0],
            "live": False,
            "contributions": [f"{word}翁"],
        }
        record = (ObjectFactory if number % 2 == 0 else ArtworkFactory)(**values)
        record.contributions.update(agent=self.agent)
        return record

    def word(self, record) -> str:
        return SECRETS[[other.pk == record.pk and other.ark == record.ark for other in self.records].index(True)][0]

    def fresh(self, which: int):
        """The record as the database has it, None when it was deleted."""
        record = self.records[which]
        return type(record).objects.filter(pk=record.pk).first() if record.pk else None

    def save(self, record, **values) -> None:
        for name, value in values.items():
            setattr(record, name, value)
        record.save()
        self.settled = False

    @rule(which=WHICH)
    def publish(self, which):
        if record := self.fresh(which):
            if Ark.objects.get(ark=record.ark).replaced_by_id:
                return
            record.save_revision().publish()
            self.settled = False

    @rule(which=WHICH)
    def unpublish(self, which):
        if record := self.fresh(which):
            record.unpublish()
            self.settled = False

    @rule(which=WHICH)
    def withdraw_or_restore(self, which):
        record = self.fresh(which)
        if record is None or Ark.objects.get(ark=record.ark).replaced_by_id:
            return
        if record.live:
            withdraw(record, reason="示例原因", user=self.user)
        elif record.withdrawn_at:
            restore(record, user=self.user)
        self.settled = False

    @rule(which=WHICH, opens=st.sampled_from([None, -1, 1]), closes=st.sampled_from([None, 1, 2]))
    def embargo(self, which, opens, closes):
        if record := self.fresh(which):
            moments = [None if hours is None else timezone.now() + timedelta(hours=hours) for hours in (opens, closes)]
            self.save(record, visible_from=moments[0], visible_until=moments[1])

    @rule(minutes=st.sampled_from([61, 121]))
    def time_passes(self, minutes):
        self.ahead += timedelta(minutes=minutes)

    @rule(which=WHICH, house=st.integers(0, 1))
    def move(self, which, house):
        if record := self.fresh(which):
            self.save(record, institution=self.houses[house])
            if record.pk == self.leaf.part_of_id and isinstance(record, Object):
                self.save(self.leaf, institution=self.houses[house])

    @rule(which=WHICH)
    def draft(self, which):
        if record := self.fresh(which):
            record.title = f"{COMMON}{DRAFTED}"
            record.save_revision()
            record.refresh_from_db()

    @rule(which=st.just(3))
    def delete(self, which):
        if record := self.fresh(which):
            record.delete()
            self.settled = False

    @rule(which=st.just(2))
    def merge(self, which):
        record = self.fresh(which)
        if record and record.live and not record.withdrawn_at:
            merge_records(kept=Object.objects.get(pk=self.witness.pk), other=record, user=self.user)
            self.settled = False

    @rule(which=WHICH)
    def roll_back(self, which):
        record = self.fresh(which)
        if record is None:
            return
        with transaction.atomic():
            self.save(record, live=True, visible_from=None, visible_until=None)
            self.stranger.found(q=COMMON)
            transaction.set_rollback(True)

    @rule()
    def drain(self):
        if self.engine:
            while outbox.drain():
                pass
            self.engine.refresh()
            self.settled = True

    @rule(sent=st.booleans())
    def crash(self, sent):
        """The worker dies before or after it has sent what waits, and before it could note that."""
        if not self.engine:
            return
        write = ElasticsearchEngine.write

        def dying(engine, changes, indices):
            if sent:
                write(engine, changes, indices)
            raise Crash

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ElasticsearchEngine, "write", dying)
            try:
                outbox.drain()
            except Crash:
                self.engine.refresh()

    @invariant()
    def nothing_leaks(self):
        public = {which for which in range(len(SECRETS)) if (r := self.fresh(which)) and r.is_public()}
        hidden = {SECRETS[which][0] for which in range(len(SECRETS)) if which not in public} | {DRAFTED}
        self.step += 1
        surfaces = self.stranger.surfaces(self.addresses)[self.step % SHARE :: SHARE]
        for asked, ask in surfaces:
            said = ask()
            for word in hidden:
                assert word not in said, f"{word} shows at {asked}"
        for q in ("", COMMON):
            found = self.stranger.found(q=q)
            for word in hidden:
                assert word not in json.dumps(found, ensure_ascii=False), f"{word} is found by {q}"
            if q and (self.settled or not self.engine):
                assert (found["total"], len(found["hits"])) == (len(public) + OPEN, len(public) + OPEN)
            elif q:
                assert found["total"] <= len(public) + OPEN

    def teardown(self) -> None:
        self.patch.undo()
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)
        cache.clear()


def run(machine: type[City]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nothing_leaks_from_the_database():
    run(City)


@pytest.mark.once
def test_nothing_leaks_from_elasticsearch(elasticsearch_engine):
    run(type("Indexed", (City,), {"engine": elasticsearch_engine}))
