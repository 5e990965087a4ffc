"""The page on which administrators say how many steps a venue's records take to the public."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .config import venues
from .domain.review import THREE, TWO, set_review_steps, steps_of

STEPS = (
    (TWO, gettext_lazy("两步：编目员送审，审核员批准并发布")),
    (THREE, gettext_lazy("三步：编目员送审，审核员批准，终审员批准并发布")),
)


class ReviewStepsForm(forms.Form):
    """A choice for each venue, under its slug."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for venue in venues():
            self.fields[venue.slug] = forms.TypedChoiceField(
                label=venue.title, choices=STEPS, coerce=int, initial=steps_of(venue), widget=forms.RadioSelect
            )


class ReviewStepsView(WagtailAdminTemplateMixin, FormView):
    template_name = "venues/admin/review_steps.html"
    page_title = gettext_lazy("审核步骤")
    header_icon = "tasks"
    form_class = ReviewStepsForm

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form):
        for venue in venues():
            if venue.slug in form.changed_data:
                set_review_steps(venue, form.cleaned_data[venue.slug])
        messages.success(self.request, _("审核步骤已保存。"))
        return redirect("review_steps")
