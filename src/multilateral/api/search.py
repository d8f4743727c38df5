"""The word search as JSON, with what it can be sifted by."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from multilateral.api.limits import Language, Limit, Offset, OptionalSlug
from multilateral.api.problems import PROBLEMS
from multilateral.bodies import queries as bodies
from multilateral.record import queries
from multilateral.texts.model import Kind

router = Router(tags=["record"])

WORDS = 400
"""Characters of a search that are looked at."""
MOST = 100
"""At most so many values of a facet are listed."""


class Coverage(Schema):
    """What was searched."""

    documents: int
    languages: list[str]
    first: datetime.date | None
    last: datetime.date | None


class Found(Schema):
    """A paragraph in which all the words stand."""

    symbol: str
    language: str
    paragraph: str
    snippet: str
    date: datetime.date | None
    body: str


class Value(Schema):
    """How many of the texts found have this value; ``name`` is what it stands for, in English."""

    value: str
    name: str
    count: int


class Facets(Schema):
    """What the texts found can be sifted by: the commonest values first, at most a hundred of each."""

    body: list[Value]
    committee: list[Value]
    session: list[Value]
    year: list[Value]
    language: list[Value]
    kind: list[Value]
    topic: list[Value]
    adopted: list[Value]


class Search(Schema):
    """``count`` is of paragraphs, ``texts`` of the documents that they are of."""

    count: int
    texts: int
    coverage: Coverage
    facets: Facets
    results: list[Found]


class Sifting(Schema):
    """What is left of what was found. ``did`` says what ``state`` did with the texts, by the sources held."""

    body: OptionalSlug = None
    committee: Annotated[
        str | None, Query(max_length=120, description="The Main Committee, as the facet names it.")
    ] = None
    session: Annotated[str | None, Query(pattern=r"^[-A-Z0-9]{1,20}$")] = None
    year: Annotated[str | None, Query(pattern=r"^[0-9]{4}$")] = None
    language: Language = None
    kind: Kind | None = None
    topic: Annotated[str | None, Query(pattern=r"^[-a-zA-Z0-9_]{1,220}$", description="An agenda topic's slug.")] = None
    adopted: Literal["recorded vote", "without a vote", "not told", "draft"] | None = None
    text: Annotated[str | None, Query(max_length=120, description="The symbol of one text, in any spelling.")] = None
    state: Annotated[
        str | None, Query(pattern=r"^[-a-z0-9]{2,40}$", description="The code of a State, such as che.")
    ] = None
    did: Literal["sponsored", "yes", "no", "abstain", "not listed"] | None = None

    def sieve(self) -> queries.Sieve:
        """The same for the record."""
        values = {name: getattr(self, name) for name in queries.SIFTED if getattr(self, name)}
        text = (queries.meant(self.text) or self.text) if self.text else ""
        return queries.Sieve(values, text, self.state or "", self.did or "")


@router.get("/search", response={200: Search, **PROBLEMS})
def search(
    request: HttpRequest,
    sifting: Query[Sifting],
    q: Annotated[
        str | None,
        Query(
            max_length=WORDS,
            description='Words; "those that stand together" in quotation marks; weapon* for all that begin so.',
        ),
    ] = None,
    order: Literal["title", "newest", "oldest"] = "title",
    limit: Limit = 20,
    offset: Offset = 0,
) -> Search:
    """The paragraphs in which all the words stand; without words, the titles of the texts that are left.

    Texts with all the words in their title go first (``title``), then it is by date and symbol. ``state`` and ``did``
    go together.
    """
    sieve = sifting.sieve()
    if q is None and sieve.idle:
        raise HttpError(422, "Say what to find: words in q, or a filter such as session=78.")
    return searched(q or "", sieve, order=order, limit=limit, offset=offset)


def searched(
    words: str, sieve: queries.Sieve | None = None, *, order: str = "title", limit: int = 20, offset: int = 0
) -> Search:
    """What the search finds, in the shape of its JSON."""
    found = queries.search(words, sieve=sieve, order=order, limit=limit, offset=offset)
    return Search(
        count=found.count,
        texts=found.texts,
        coverage=covered(found.coverage),
        facets=Facets(**{name: _values(name, counts, found.topics) for name, counts in found.facets.items()}),
        results=[
            Found(
                symbol=each.symbol,
                language=each.language,
                paragraph=each.paragraph,
                snippet="".join(words for words, _hit in each.snippet),
                date=each.date,
                body=each.body,
            )
            for each in found.results
        ],
    )


def covered(coverage: Any) -> Coverage:
    """A coverage in the shape of its JSON."""
    return Coverage(
        documents=coverage.documents, languages=list(coverage.languages), first=coverage.first, last=coverage.last
    )


def _values(facet: str, counts: dict[str, int], topics: dict[str, str]) -> list[Value]:
    names: dict[str, str] = {}
    if facet == "topic":
        names = topics
    elif facet == "body":
        names = {body.slug: body.names.get("en", body.slug) for body in bodies.bodies()}
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    return [Value(value=value, name=names.get(value, value), count=counts[value]) for value in ordered[:MOST]]
