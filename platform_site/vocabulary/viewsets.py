"""The authorities and the institutions in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search import labels

from .choosing import ChooseResultsView, ChooseView
from .forms import AuthorityForm, InstitutionForm
from .lines import historical_text
from .listing import AuthorityIndexView, UsageColumn, YearColumn
from .models import Agent, Concept, Institution, Period, Place


class AuthorityChooserViewSet(SnippetChooserViewSet):
    """Chosen by any of their names; made in their own form only."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


class AuthorityViewSet(SnippetViewSet):
    """Base of the authorities: seen by all staff, changed by the group of that name."""

    chooser_viewset_class = AuthorityChooserViewSet
    chooser_per_page = 25
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
    index_view_class = AuthorityIndexView
    search_fields = ("label", "label_en", "romanised", "code", "names__name", "identifiers__value")
    search_backend_name = None

    def get_edit_view_kwargs(self, **kwargs):
        """The list says what stands under an authority; Wagtail's own count knows nothing of what imports wrote."""
        return super().get_edit_view_kwargs(usage_url_name=None, **kwargs)

    def get_edit_handler(self):
        return ObjectList(self.model.panels, base_form_class=AuthorityForm).bind_to_model(self.model)


class AgentViewSet(AuthorityViewSet):
    model = Agent
    icon = "user"
    list_display = (
        "label",
        "kind",
        "dynasty",
        YearColumn("birth_year", _("生年")),
        YearColumn("death_year", _("卒年")),
        UsageColumn(),
    )
    list_filter = ("kind",)


class PlaceViewSet(AuthorityViewSet):
    model = Place
    icon = "site"
    list_display = ("label", "label_en", "area_code", UsageColumn())


class PeriodViewSet(AuthorityViewSet):
    model = Period
    icon = "calendar"
    list_display = (
        "label",
        "label_en",
        YearColumn("start_year", _("起"), historical_text),
        YearColumn("end_year", _("止"), historical_text),
        UsageColumn(),
    )


class ConceptViewSet(AuthorityViewSet):
    model = Concept
    icon = "tag"
    list_filter = ("scheme",)
    list_display = ("label", "scheme", "notation", UsageColumn())


class InstitutionChooserViewSet(SnippetChooserViewSet):
    """Institutions are few: forms keep their select, which knows the user's scope."""

    register_widget = False

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


def venue_title(institution: Institution) -> str:
    """What the venue is called, for a list."""
    return labels.labels_for("venue", [institution.venue]).get(institution.venue, institution.venue)


class InstitutionViewSet(SnippetViewSet):
    """The tree of institutions, changed by administrators."""

    model = Institution
    icon = "home"
    chooser_viewset_class = InstitutionChooserViewSet
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
    list_display = (
        "name",
        "code",
        "level",
        Column("venue", label=_("所属分馆"), accessor=venue_title, sort_key="venue"),
    )
    list_filter = ("level", "venue")
    search_fields = ("name", "name_en", "code", "address")
    search_backend_name = None
    ordering = ("path",)

    def get_edit_handler(self):
        panels = [
            MultiFieldPanel([FieldPanel(name) for name in InstitutionForm.IDENTITY], heading=_("机构")),
            MultiFieldPanel([FieldPanel(name) for name in InstitutionForm.CONTACT], heading=_("地址与开放时间")),
        ]
        return ObjectList(panels, base_form_class=InstitutionForm).bind_to_model(self.model)


class VocabularyGroup(SnippetViewSetGroup):
    items = (AgentViewSet, PlaceViewSet, PeriodViewSet, ConceptViewSet, InstitutionViewSet)
    menu_label = _("规范档与机构")
    menu_name = "vocabulary"
    menu_icon = "list-ul"
    menu_order = 400
