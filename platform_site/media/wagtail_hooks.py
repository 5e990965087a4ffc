"""Documents are handed out as their rights allow."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail import hooks

from platform_site.vocabulary.rights import Viewers, statement_of

from .uses import only_in_drafts


@hooks.register("before_serve_document")
def obey_rights(document, request):
    """Nothing where everybody may read it, or its reader works in the admin; else the log-in, or a refusal.

    What only drafts refer to is not there yet.
    """
    if request.user.has_perm("wagtailadmin.access_admin"):
        return None
    if only_in_drafts(document):
        raise Http404
    viewers = statement_of(document.rights).viewers
    if viewers == Viewers.ALL:
        return None
    if viewers == Viewers.SIGNED_IN:
        return None if request.user.is_authenticated else redirect_to_login(request.get_full_path())
    raise PermissionDenied
