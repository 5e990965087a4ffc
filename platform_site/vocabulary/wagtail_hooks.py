from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .forms import GroupInstitutionForm
from .viewsets import VocabularyGroup

register_snippet(VocabularyGroup)


@hooks.register("register_group_permission_panel")
def institutions_of_the_group():
    return GroupInstitutionForm
