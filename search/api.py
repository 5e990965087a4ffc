"""The machine interface, version 1: search, suggestions, single records, with its OpenAPI document."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.utils.translation import override
from ninja import Field, NinjaAPI, Query, Schema, Status
from ninja.errors import ValidationError

from . import promoting, wholes, writing
from .addresses import localise
from .former import became
from .models import Card, Document
from .query import MAX_CURSOR, MAX_PAGE_SIZE, MAX_QUERY, MAX_VALUE, Hit, InvalidRequest, SearchRequest
from .suggest import suggestions
from .views import in_language, run_search

api = NinjaAPI(title="Culture platform", version="1", description="Public resources of all venues.", docs_url=None)


class Parameters(Schema):
    """Parameters of a search; lists repeat (`venue=museum&venue=library`)."""

    q: str = Field("", max_length=MAX_QUERY)
    venue: list[str] = []
    kind: list[str] = []
    institution: list[str] = []
    creator: list[str] = []
    subject: list[str] = []
    period: list[str] = []
    material: list[str] = []
    year_from: int | None = None
    year_to: int | None = None
    online: bool | None = None
    image: bool = False
    free: bool = False
    open: bool = False
    places: bool = False
    part_of: str = Field("", max_length=MAX_VALUE, description="The id of a whole: only its parts.")
    exact: bool = False
    sort: str = "relevance"
    page: int = Field(1, ge=1)
    page_size: int = Field(20, ge=1, le=MAX_PAGE_SIZE)
    after: str = Field("", max_length=MAX_CURSOR, description="`*`, then `next` of the answer before: all results.")


class HitOut(Schema):
    """One result."""

    id: str
    url: str
    venue: str
    institution: str
    kind: str
    title: str
    highlights: dict[str, str]
    creators: list[str]
    date_text: str
    year_from: int | None
    year_to: int | None
    thumbnail: str
    rights: str
    part_of: str
    """The id of the whole that it is a part of, where that is public."""


class PromotedOut(HitOut):
    """What the staff recommends for the query, and why."""

    reason: str


class FacetOut(Schema):
    """One value of a facet, counted under all other selections."""

    value: str
    label: str
    count: int
    selected: bool


class YearsOut(Schema):
    """How many results overlap a stretch of years, both inclusive; `first` is null where it is open."""

    first: int | None
    last: int
    count: int


class WholeOut(Schema):
    """What some hits are parts of, and how many of its parts are found; 0 where no words were asked."""

    id: str
    title: str
    url: str
    count: int


class SearchOut(Schema):
    """The answer to a search."""

    total: int
    total_relation: str
    page: int
    page_size: int
    next: str
    took_ms: int
    engine: str
    promoted: list[PromotedOut]
    """Recommended for the query, outside `total`, on the first page by relevance; they may be among the hits too."""
    hits: list[HitOut]
    wholes: list[WholeOut]
    facets: dict[str, list[FacetOut]]
    flags: dict[str, int]
    years: list[YearsOut]
    did_you_mean: str | None
    expanded: list[str]
    relaxed: list[str]
    dropped: list[str]
    understood: list[str]


class SuggestionOut(Schema):
    """Something to jump to."""

    text: str
    kind: str
    url: str


class SuggestOut(Schema):
    """Suggestions for what was typed, best first."""

    suggestions: list[SuggestionOut]


class Problem(Schema):
    """Why there is no answer."""

    detail: str


class Gone(Problem):
    """A record that was withdrawn: since when and why, where that is known."""

    at: datetime | None
    reason: str


@api.exception_handler(InvalidRequest)
def invalid_request(request: HttpRequest, error: InvalidRequest):
    """422 with the name of the parameter."""
    problem = {"field": error.field, "loc": ["query", error.field], "msg": error.message, "type": "value_error"}
    return api.create_response(request, {"detail": [problem]}, status=422)


@api.exception_handler(ValidationError)
def invalid_parameter(request: HttpRequest, error: ValidationError):
    """The same for what the schema refuses."""
    problems = []
    for found in error.errors:
        names = [str(part) for part in found["loc"] if str(part) in Parameters.model_fields]
        field = names[0] if names else str(found["loc"][-1])
        problems.append({"field": field, "loc": ["query", field], "msg": found["msg"], "type": found["type"]})
    return api.create_response(request, {"detail": problems}, status=422)


@api.get("/search", response=SearchOut, operation_id="search")
def search(request: HttpRequest, parameters: Annotated[Parameters, Query()]):
    """Public resources of all venues. An empty `q` finds everything, newest first."""
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in parameters.model_dump().items()}
    wanted = SearchRequest(**values)
    result = run_search(wanted)
    return {
        **{name: getattr(result, name) for name in SearchOut.model_fields if hasattr(result, name)},
        "promoted": [fields_of(hit, PromotedOut) for hit in in_language(promoting.promoted(wanted))],
        "hits": [fields_of(hit, HitOut) for hit in result.hits],
        "wholes": list(result.wholes.values()),
        "years": result.years.bars(parameters.year_from, parameters.year_to),
    }


def fields_of(hit: Hit, shape: type[Schema]) -> dict:
    """The fields of a hit that its shape in the answer names."""
    return {name: getattr(hit, name) for name in shape.model_fields}


@api.get("/suggest", response=SuggestOut, operation_id="suggest")
def suggest(
    request: HttpRequest, q: Annotated[str, Query(max_length=MAX_QUERY)] = "", lang: str = settings.LANGUAGE_CODE
):
    """Completions of what is being typed; their addresses lead to pages in the language `lang`."""
    languages = dict(settings.LANGUAGES)
    if lang not in languages:
        raise InvalidRequest("lang", f"one of {', '.join(languages)}")
    with override(lang):
        return {"suggestions": suggestions(q)}


@api.get("/records/{path:id}", response={200: dict, 404: Problem, 410: Gone}, operation_id="record")
def record(request: HttpRequest, id: str):
    """One public resource with all that is known of it, by its ARK or page id; 301 to what it was merged into."""
    moment = writing.now()
    document = Document.objects.visible_at(moment).filter(resource_id=id).first()
    card = Card.objects.filter(pk=document.pk).first() if document else None
    if card is None:
        return instead_of(request, id)
    resource = card.resource
    if whole := wholes.public([resource.pop("part_of")] if "part_of" in resource else []):
        resource["part_of"] = next(iter(whole.values())).id
    return Status(200, {**resource, "url": localise(resource["url"])})


def instead_of(request: HttpRequest, id: str):
    """The answer for a record that is not there, as its page gives it."""
    former = became(id)
    if former is None:
        return Status(404, {"detail": "No public record has this id."})
    if former.id:
        return HttpResponsePermanentRedirect(request.path.removesuffix(id) + former.id)
    return Status(410, {"detail": "This record was withdrawn.", "at": former.at, "reason": former.reason})
