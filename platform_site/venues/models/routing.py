"""Finding a page by its address in few queries, since every view pays for it."""

from django.db.models import Q
from django.http import Http404
from wagtail.models import Page, PageViewRestriction

from ..addresses import model_at, venue_of_path


class PublicPageMixin:
    """A page of the public site: its restrictions in one query, its venue from the cached tree."""

    shown_with = ()
    """Relations that the page needs at once; read with it."""
    own_paths = ()
    """First components of addresses beneath the page that are its own and no child's."""

    def get_view_restrictions(self):
        """As Wagtail's, with an alias restricted as its source is, in one query."""
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:end] for end in steps]
        return PageViewRestriction.objects.filter(
            Q(page__path__in=paths) | Q(page__aliases__path__in=paths) | Q(page__aliases__aliases__path__in=paths)
        ).distinct()

    def get_context(self, request, *args, **kwargs):
        """As Wagtail's; a preview, which no address leads to, is told its venue."""
        from ..context import bare_link  # noqa: PLC0415  readiness: it needs the venues installed

        context = super().get_context(request, *args, **kwargs)
        if getattr(request, "is_preview", False) and self.venue:
            context["venue"] = bare_link(self.venue)
        return context

    @property
    def venue(self):
        """The VenueConfig of the nearest venue home above, or None on the portal."""
        return venue_of_path(self.path)


class RootPageMixin(PublicPageMixin):
    """The home of the site: it finds the page of an address by its whole path instead of level by level."""

    def route(self, request, path_components):
        if not path_components:
            return super().route(request, path_components)
        page, used = self.deepest(path_components)
        if page is None:
            raise Http404
        return page.route(request, path_components[used:])

    def deepest(self, components: list[str]) -> tuple[Page | None, int]:
        """The page farthest down that address, and how many components lead to it."""
        lengths = {}
        path = self.url_path
        for used, component in enumerate(components, 1):
            path = f"{path}{component}/"
            lengths[path] = used
        nearest = next((path for path in reversed(lengths) if model_at(path)), None)
        if nearest and answers(model_at(nearest), components[lengths[nearest] :]):
            model = model_at(nearest)
            return model.objects.select_related(*model.shown_with).get(url_path=nearest), lengths[nearest]
        page = Page.objects.filter(url_path__in=lengths).order_by("-depth").first()
        return (page.specific, lengths[page.url_path]) if page else (None, 0)


def answers(model: type[Page], rest: list[str]) -> bool:
    """Whether a page of the model itself answers for what is left of an address below it."""
    return not rest or model.__name__ == "CollectionPage" or rest[0] in model.own_paths
