"""Questions to the record."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Prefetch, Q, QuerySet

from multilateral.ledger import queries as ledger
from multilateral.ledger.queries import Line
from multilateral.record import cameabout, files
from multilateral.record.cameabout import (
    CameAbout,
    NamedDraft,
    Told,
    named_adopted,
    not_listed,
    proceedings,
    sponsored_by,
    state_names,
    tallies,
    told_of,
    votes_of,
)
from multilateral.record.entered import entered_by, named_in
from multilateral.record.lineage import CORRECTED_BY, STATED
from multilateral.record.models import (
    CitationLink,
    Deposit,
    EarlierVersion,
    File,
    Lineage,
    OperativeAct,
    Proceedings,
    Rendering,
    Settlement,
    Source,
    Version,
    Work,
)
from multilateral.record.search import DID, ORDERS, Found, Result, Sieve, Sifted, search, sift
from multilateral.record.settling import has_words
from multilateral.record.shelf import SIFTED, Coverage, Held
from multilateral.record.words import parts
from multilateral.texts import symbols
from multilateral.texts.model import Document, Doubt, TextError, from_json
from multilateral.texts.read import Reading, account, pdf_picture
from multilateral.texts.read.plain import decode

__all__ = [
    "DID",
    "ORDERS",
    "SIFTED",
    "CameAbout",
    "Coverage",
    "Found",
    "Held",
    "NamedDraft",
    "Result",
    "Sieve",
    "Sifted",
    "Told",
    "entered_by",
    "named_adopted",
    "named_in",
    "not_listed",
    "parts",
    "proceedings",
    "search",
    "sift",
    "sponsored_by",
    "state_names",
    "tallies",
    "told_of",
    "votes_of",
]

KEPT_SIZE = 500_000
"""Bytes: the readings of larger files are not kept."""

AS_PRINTED, READ_AS = Settlement.Verdict.AS_PRINTED.value, Settlement.Verdict.READ_AS.value
DEPOSITED, ENTERED, WITHDRAWN = (stage.value for stage in Deposit.Stage)


@dataclass(frozen=True, slots=True)
class Recalled:
    """A document that a text refers to: its symbol, at which places, and the work if it is held."""

    target: str
    places: tuple[str, ...]
    work: Work | None


@dataclass(frozen=True, slots=True)
class Differing:
    """A document that not all languages of a work cite: those that do with the places, and those that do not."""

    target: str
    named: tuple[tuple[str, tuple[str, ...]], ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recaller:
    """A held work that refers to another, and the places where it does."""

    work: Work
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """What a work has to do with others. ``recalls`` is in order of symbols, the rest in order of the record.

    ``drafts`` are those that a source names as what the work was adopted from, and that are linked to no held work.
    """

    recalls: tuple[Recalled, ...]
    recalled_by: tuple[Recaller, ...]
    earlier: tuple[Lineage, ...]
    later: tuple[Lineage, ...]
    drafts: tuple[NamedDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class DoubtState:
    """One doubt of a deposit: its number (from 0), whether it can be read otherwise, and how it was settled."""

    index: int
    doubt: Doubt
    has_words: bool
    settlement: Settlement | None


def work(symbol: str) -> Work | None:
    """The work with this symbol in any spelling (``a/res/74/29``, ``74/29``), or ``None``."""
    known = meant(symbol)
    return Work.objects.filter(symbol=known).first() if known else None


def meant(text: str) -> str | None:
    """The symbol that somebody means who types this, in its normal spelling; ``None`` if it is no symbol.

    A bare ``74/29`` is a resolution of the General Assembly.
    """
    text = " ".join(text.split())
    if text.lower().startswith("resolution "):
        text = text[11:]
    head = text.partition("/")[0]
    if head.isdigit() or head.upper().startswith(("ES-", "S-")):
        text = f"A/RES/{text}"
    return symbols.normalise(text)


def works(*, body: str | None = None, kind: str | None = None) -> QuerySet[Work]:
    """What is held, in the order of symbols."""
    found = Work.objects.prefetch_related(Prefetch("versions", Version.objects.defer("document").order_by("language")))
    if body is not None:
        found = found.filter(body=body)
    return found.filter(kind=kind) if kind is not None else found


def bodies() -> list[str]:
    """The slugs of the bodies of which something is held."""
    return sorted(set(Work.objects.exclude(body="").order_by().values_list("body", flat=True)))


def held(targets: set[str]) -> set[str]:
    """Those of these symbols that are held."""
    return set(Work.objects.filter(symbol__in=targets).values_list("symbol", flat=True))


def titles(symbols: set[str]) -> dict[str, str]:
    """The titles of those of these documents that are held, by symbol."""
    return dict(Work.objects.filter(symbol__in=symbols).values_list("symbol", "title"))


def versions(work: Work) -> QuerySet[Version]:
    """The versions of a work, by language, without their texts."""
    return Version.objects.select_related("work", "file").defer("document").filter(work=work).order_by("language")


def version(work: Work, language: str | None = None) -> Version | None:
    """The version in this language; without one, the English or else the first."""
    found = Version.objects.select_related("work", "file").filter(work=work)
    if language is not None:
        return found.filter(language=language).first()
    return found.filter(language="en").first() or found.order_by("language").first()


def numbered(version: Version, number: int) -> Version | EarlierVersion | None:
    """The version as it stood under this number: before a correction, or as it is now."""
    if number == version.number:
        return version
    return (
        EarlierVersion.objects.select_related("version", "file", "replaced_by")
        .filter(version=version, number=number)
        .first()
    )


def earlier_versions(work: Work) -> list[EarlierVersion]:
    """What the versions of a work were before they were corrected: by language, the last correction first."""
    found = EarlierVersion.objects.select_related("version", "file", "replaced_by").defer("document")
    return list(found.filter(version__work=work).order_by("version__language", "-number"))


def withdrawn() -> list[Work]:
    """The works that are withdrawn, the last first."""
    return list(Work.objects.exclude(withdrawn_on=None).order_by("-withdrawn_on", "order"))


def to_correct(document: Document) -> Version | None:
    """The version that a text with this symbol and language would correct, if one is held."""
    symbol, language = symbols.normalise(document.symbol or ""), document.language or "und"
    return Version.objects.select_related("work").filter(work__symbol=symbol, language=language).first()


def differing(work: Work) -> list[Differing]:
    """The documents that some languages of a work cite and others do not, in the order of symbols.

    Parts of a citation that only one language spells out, such as the corrigendum of a report, are named as they are.
    """
    by_target: dict[str, dict[str, list[str]]] = {}
    links = CitationLink.objects.filter(version__work=work).order_by("pk")
    for target, place, language in links.values_list("target", "place", "version__language"):
        places = by_target.setdefault(target, {}).setdefault(language, [])
        if place not in places:
            places.append(place)
    languages = Version.objects.filter(work=work).order_by("language").values_list("language", flat=True)
    return [
        Differing(
            target,
            tuple((code, tuple(by_target[target][code])) for code in languages if code in by_target[target]),
            tuple(code for code in languages if code not in by_target[target]),
        )
        for target in sorted(by_target, key=symbols.key)
        if len(by_target[target]) < len(languages)
    ]


def files_held() -> frozenset[str]:
    """The SHA-256 of every file in which a version is held."""
    return frozenset(Rendering.objects.values_list("file__sha256", flat=True))


def files_kept() -> frozenset[str]:
    """The SHA-256 of every file whose bytes are kept: of versions, deposits, vote files and corrected texts."""
    return frozenset(File.objects.order_by().values_list("sha256", flat=True))


def proceedings_held() -> frozenset[str]:
    """The digest of every line of proceedings that is held."""
    return frozenset(Proceedings.objects.order_by().values_list("digest", flat=True))


def document(version: Version | EarlierVersion) -> Document:
    """The text of a version."""
    return from_json(version.document)


def relations(work: Work) -> Relations:
    """What the work recalls, what recalls it, and what came before and after it."""
    recalls: dict[str, list[str]] = {}
    cited = CitationLink.objects.filter(version__work=work).order_by("pk").values_list("target", "place")
    for target, place in cited:
        places = recalls.setdefault(target, [])
        if place not in places:
            places.append(place)
    known = {w.symbol: w for w in Work.objects.filter(symbol__in=recalls)}
    earlier = tuple(work.earlier_links.select_related("earlier", "later", "judged_by").order_by("earlier__order"))
    later = tuple(work.later_links.select_related("earlier", "later", "judged_by").order_by("later__order"))
    for link in (*earlier, *later):
        link.reasons = [*link.reasons, *cameabout.evidence(link)]
    return Relations(
        recalls=tuple(
            Recalled(target, tuple(recalls[target]), known.get(target)) for target in sorted(recalls, key=symbols.key)
        ),
        recalled_by=recalled_by(work.symbol),
        earlier=earlier,
        later=later,
        drafts=cameabout.drafts(work, {link.earlier.symbol for link in earlier if link.known == STATED}),
    )


def recalled_by(symbol: str) -> tuple[Recaller, ...]:
    """The held works that refer to this symbol, whether it is held or not."""
    found: dict[uuid.UUID, list[str]] = {}
    links = CitationLink.objects.filter(target=symbol).exclude(version__work__symbol=symbol)
    for key, place in links.order_by("version__work__order", "pk").values_list("version__work", "place"):
        places = found.setdefault(key, [])
        if place not in places:
            places.append(place)
    works = Work.objects.in_bulk(found)
    return tuple(Recaller(works[key], tuple(places)) for key, places in found.items())


def operative_acts(work: Work) -> QuerySet[OperativeAct]:
    """What an adopted work asks of whom, and which items it puts on an agenda, in the order of the text."""
    return OperativeAct.objects.filter(work=work)


def deposits(*, stage: str | None = DEPOSITED, body: str | None = None) -> QuerySet[Deposit]:
    """Deposits, newest first, with how many doubts are ``settled``: those that wait, or of a stage (``None``: all)."""
    found = Deposit.objects.select_related("file", "deposited_by").annotate(settled=Count("settlements"))
    found = found.order_by("-deposited_at", "pk")
    if stage is not None:
        found = found.filter(stage=stage)
    return found.filter(body=body) if body is not None else found


def deposit(id: uuid.UUID | str) -> Deposit | None:
    """One deposit, or ``None``."""
    return Deposit.objects.select_related("file", "deposited_by").filter(pk=id).first()


def doubts(deposit: Deposit) -> list[DoubtState]:
    """The doubts of a deposit, in the reader's order, with how each was settled."""
    text = from_json(deposit.document)
    known = {s.doubt: s for s in Settlement.objects.select_related("settled_by").filter(deposit=deposit)}
    return [DoubtState(n, doubt, has_words(text, doubt), known.get(n)) for n, doubt in enumerate(text.doubts)]


def reading(deposit: Deposit) -> Reading | None:
    """The file as it was read, with the account of every line; ``None`` if its bytes are gone or damaged.

    The last few readings of files of a common size are kept in memory: whoever settles doubts asks again and again.
    """
    read = _read_kept if deposit.file.size <= KEPT_SIZE else _read_kept.__wrapped__
    try:
        found: Reading = read(deposit.file.sha256, deposit.file.name)
    except (TextError, files.DamagedFile):
        return None
    return found


@lru_cache(maxsize=8)
def _read_kept(sha256: str, name: str) -> Reading:
    return account(files.read(sha256), name=name)


def picture(deposit: Deposit, page: int) -> bytes | None:
    """One page of a deposited PDF (from 1) as PNG; ``None`` if there is none, or it cannot be drawn."""
    if deposit.file.media_type != "application/pdf":
        return None
    try:
        return pdf_picture.picture(files.read(deposit.file.sha256), page)
    except (TextError, files.DamagedFile):
        return None


def raw_lines(deposit: Deposit) -> list[str]:
    """The lines of the deposited file as they came, counted as the reader counts; none if its bytes are gone."""
    try:
        text, _doubts = decode(files.read(deposit.file.sha256))
    except (TextError, files.DamagedFile):
        return []
    return re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text.removeprefix("\ufeff"))


def work_of(deposit: Deposit) -> Work | None:
    """The work that a deposit was entered as, or a version of which it was until it was corrected."""
    if deposit.stage != ENTERED:
        return None
    return Work.objects.filter(Q(versions__file=deposit.file) | Q(versions__earlier__file=deposit.file)).first()


def source(slug: str) -> Source | None:
    """The collection that is known by this slug, or ``None``."""
    return Source.objects.filter(slug=slug).first()


def link(id: uuid.UUID | str) -> Lineage | None:
    """One link between two works, or ``None``."""
    return Lineage.objects.select_related("earlier", "later", "judged_by").filter(pk=id).first()


def latest(limit: int = 6, *, topic: str | None = None) -> list[Version]:
    """The versions entered last, of an agenda topic by its slug or of all, newest first, each with its work."""
    found = Version.objects.select_related("work").defer("document").order_by("-entered_at", "work__order")
    return list((found.filter(work__on_topic__topic__slug=topic) if topic is not None else found)[:limit])


def judged_in(link: Lineage) -> list[Line]:
    """The ledger's lines in which a person judged a link, oldest first."""
    return ledger.about(f"{Lineage._meta.label}:{link.pk}") if link.verdict else []


def linked() -> QuerySet[Lineage]:
    """Every link between two held works that is taken for one, in the order of the later one."""
    found = Lineage.objects.exclude(verdict=Lineage.Verdict.REJECTED).exclude(relation=CORRECTED_BY)
    return found.select_related("earlier", "later").order_by("later__order", "earlier__order", "relation")
