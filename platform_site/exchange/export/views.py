"""A list of the admin as a file, and a public record as data."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import permission_denied

from platform_site.records.domain.register import look_up
from platform_site.records.models import Ark
from platform_site.records.permissions import ACTIONS, InstitutionPermissionPolicy
from platform_site.records.scope import record_model, record_models

from . import making
from .linked import document
from .listing import list_of
from .pages import AskFirst
from .registry import UnknownFormat, format_of
from .running import exported
from .selecting import complete
from .tasks import make_export

JSON_LD = "application/ld+json"
FROM_ANYWHERE = {"Access-Control-Allow-Origin": "*"}
PLAIN = {"ensure_ascii": False}
GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
def download(request, app_label: str, model_name: str, format_key: str):
    """The records of the list with the parameters of the query, those of the user's institutions only, as they go.

    For a long list it asks first; then a job makes the file.
    """
    model = record_model(f"{app_label}.{model_name}")
    if model is None:
        raise Http404
    if not InstitutionPermissionPolicy(model).user_has_any_permission(request.user, ACTIONS):
        return permission_denied(request)
    try:
        form = format_of(model, format_key)
    except UnknownFormat as unknown:
        raise Http404 from unknown
    records = list_of(model, request.user, request.GET)
    if request.method == "POST":
        job, is_new = making.queue(model, form, request.user, request.GET)
        if is_new:
            transaction.on_commit(lambda: make_export.enqueue(job.pk))
        return redirect("exports:job", job.pk)
    number = records.count()
    if number > making.AT_ONCE:
        return AskFirst.as_view(extra_context={"number": number}, page_subtitle=making.label_of(model, form))(request)
    name = f"{model_name}-{timezone.localtime():%Y%m%d-%H%M}.{form.extension}"
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return StreamingHttpResponse(exported(records, form), content_type=form.media_type, headers=headers)


@require_safe
def record_data(request, ark: str) -> HttpResponse:
    """`/id/<ark>.json`: a record that everybody may see, as JSON-LD; of one that is gone what its page says."""
    found = get_object_or_404(Ark.objects.select_related("content_type"), pk=ark)
    model = found.content_type.model_class()
    if model not in record_models():
        raise Http404
    record = complete(model._default_manager.public(), public=True).filter(pk=found.object_id).first()
    if record is None:
        return instead_of(ark)
    return JsonResponse(document(record), json_dumps_params=PLAIN, content_type=JSON_LD, headers=FROM_ANYWHERE)


def instead_of(ark: str) -> HttpResponse:
    """Leads to the record that it was merged into; 410 with day and reason where it was withdrawn. Raises Http404."""
    found = look_up(ark)
    if found.moved:
        return redirect("record_data", found.record.ark, permanent=True)
    if not found.gone:
        raise Http404
    gone = {"@id": ark, "at": found.at, "reason": found.reason}
    return JsonResponse(gone, json_dumps_params=PLAIN, status=GONE, headers=FROM_ANYWHERE)
