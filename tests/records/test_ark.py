import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from platform_site.records import ark
from platform_site.records.models import Ark
from tests.factories.records import ObjectFactory

NAMES = st.text(alphabet=ark.ALPHABET, min_size=ark.LENGTH, max_size=ark.LENGTH)


def with_check(name: str) -> str:
    return f"ark:/99999/{name}{ark.check_character(f'99999/{name}')}"


def test_the_check_character_is_that_of_the_noid_specification():
    assert ark.check_character("13030/xf93gt2") == "q"


def test_a_minted_ark_is_well_formed_and_not_repeated():
    minted = [ark.mint() for _ in range(1000)]
    assert all(ark.is_well_formed(one) for one in minted)
    assert len(set(minted)) == 1000


@given(name=NAMES, place=st.integers(0, ark.LENGTH - 1), other=st.sampled_from(ark.ALPHABET))
def test_one_wrong_character_is_noticed(name, place, other):
    if name[place] == other:
        return
    right = with_check(name)
    start = len("ark:/99999/") + place
    assert ark.is_well_formed(right)
    assert not ark.is_well_formed(right[:start] + other + right[start + 1 :])


@given(name=NAMES, place=st.integers(0, ark.LENGTH - 2))
def test_two_swapped_characters_are_noticed(name, place):
    if name[place] == name[place + 1]:
        return
    swapped = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    wrong = with_check(name)[:-1].replace(name, swapped) + with_check(name)[-1]
    assert not ark.is_well_formed(wrong)


@pytest.mark.django_db
def test_a_new_record_is_entered_in_the_register():
    record = ObjectFactory()
    assert Ark.objects.get(ark=record.ark).record == record
    assert ark.from_short_name(record.ark_name) == record.ark


@pytest.mark.django_db
def test_an_ark_stays_in_the_register_when_its_record_goes():
    record = ObjectFactory()
    name = record.ark
    record.delete()
    assert Ark.objects.get(ark=name).record is None


@pytest.mark.django_db
def test_two_records_of_one_institution_cannot_share_a_number():
    first = ObjectFactory(identifier="示-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        ObjectFactory(identifier="示-1", institution=first.institution)
