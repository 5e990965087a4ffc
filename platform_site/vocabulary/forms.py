"""The form of an authority; that of an institution, which knows its place in the tree; a group's institutions."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .domain.codes import free_code
from .models import GroupInstitution, Institution


class AuthorityForm(WagtailAdminModelForm):
    """The code may be left to the platform: it is made from the preferred name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        self.fields["code"].help_text = _("网址的最后一段，以后不再改动；留空时按首选名称的拼音生成。")

    def clean_code(self):
        return self.cleaned_data["code"] or free_code(self._meta.model, self.cleaned_data.get("label", ""))


class InstitutionTreeField(forms.ModelChoiceField):
    """A choice of institutions, indented by their place in the tree."""

    def label_from_instance(self, obj):
        return "　" * (obj.depth - 1) + obj.label


class InstitutionForm(WagtailAdminModelForm):
    """`parent` puts the institution beneath another one, or at the root when it is empty."""

    IDENTITY = ("code", "name", "name_en", "parent", "kind", "level", "venue", "area_code", "description")
    CONTACT = ("address", "phone", "latitude", "longitude", "opening_hours")

    parent = InstitutionTreeField(queryset=Institution.objects.order_by("path"), label=_("上级机构"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["parent"].initial = self.instance.get_parent()
            beneath = Institution.get_tree(self.instance).values("pk")
            self.fields["parent"].queryset = Institution.objects.exclude(pk__in=beneath).order_by("path")

    def save(self, commit=True):
        institution = super().save(commit=False)
        if not commit:
            return institution
        parent = self.cleaned_data.get("parent")
        if institution.pk is None:
            return parent.add_child(instance=institution) if parent else Institution.add_root(instance=institution)
        institution.save()
        if (institution.get_parent() or None) != parent:
            move(institution, parent)
            institution.refresh_from_db()
        return institution


def move(institution: Institution, parent: Institution | None) -> None:
    """Beneath `parent`, or to the root, after its other children."""
    if parent:
        institution.move(parent, pos="last-child")
    else:
        institution.move(Institution.get_last_root_node(), pos="last-sibling")


class GroupInstitutionForm(forms.Form):
    """The institutions of a group, as a panel in Wagtail's form of the group."""

    template = "vocabulary/admin/group_institutions.html"
    default_prefix = "institution_scopes"

    institutions = forms.ModelMultipleChoiceField(
        queryset=Institution.objects.order_by("path"),
        label=_("工作范围：机构及其下级"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data=None, files=None, instance=None, prefix=None):
        self.group = instance
        own = instance.institution_scopes.values_list("institution", flat=True) if instance and instance.pk else ()
        super().__init__(data, files, prefix=prefix or self.default_prefix, initial={"institutions": list(own)})

    def save(self):
        chosen = self.cleaned_data["institutions"]
        self.group.institution_scopes.exclude(institution__in=chosen).delete()
        for institution in chosen:
            GroupInstitution.objects.get_or_create(group=self.group, institution=institution)

    def as_admin_panel(self):
        return render_to_string(self.template, {"form": self})
