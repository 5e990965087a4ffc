import pytest
from django.core.exceptions import ValidationError

from museum.models import Object
from platform_site.records.fields import TermListFormField


def test_terms_are_edited_one_per_line():
    field = TermListFormField(required=False)
    assert field.clean("青花\n\n 山水 \n") == ["青花", "山水"]
    assert field.prepare_value(["青花", "山水"]) == "青花\n山水"
    assert not field.has_changed(["青花"], "青花\n")
    assert field.has_changed(["青花"], "青花\n山水")


def test_the_form_says_that_terms_stand_one_per_line():
    assert Object._meta.get_field("subjects").formfield().help_text == "每行一个"
    assert Object._meta.get_field("subjects").formfield(help_text="每行一章").help_text == "每行一章"


@pytest.mark.parametrize("value", ["青花", [1], {"a": 1}])
def test_anything_but_a_list_of_texts_is_refused(value):
    with pytest.raises(ValidationError):
        Object._meta.get_field("subjects").clean(value, None)


def test_a_default_list_is_not_shared():
    one, other = Object(), Object()
    one.subjects.append("青花")
    assert other.subjects == []
