"""The search of the authorities' choosers: over the preferred name and every other one."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views import chooser


class NameSearchForm(BaseFilterForm):
    q = forms.CharField(label=_("检索"), required=False, widget=forms.TextInput(attrs={"placeholder": _("任何名称")}))

    def filter(self, objects):
        objects = super().filter(objects)
        query = self.cleaned_data.get("q")
        if not query:
            return objects
        self.is_searching, self.search_query = True, query
        named = Q(label__icontains=query) | Q(label_en__icontains=query) | Q(romanised__icontains=query)
        found = objects.model._default_manager.filter(named | Q(names__name__icontains=query))
        return objects.filter(pk__in=found.values("pk"))


class NameSearchMixin:
    filter_form_class = NameSearchForm

    def can_create(self):
        return False


class ChooseView(NameSearchMixin, chooser.ChooseView):
    pass


class ChooseResultsView(NameSearchMixin, chooser.ChooseResultsView):
    pass
