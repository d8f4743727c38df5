"""Agreed language: each clause of a text is verbatim, adapted or new, held against the adopted texts of the record.

Drafts never count. A clause is *verbatim* if an adopted passage has all its words, in their order and with
nothing between them; the word index finds these, so that none is missed. It is *adapted* if a passage comes as near
to it as ``ADAPTED``; the anchors find candidates, and the words decide. Else it is *new*: new to this record, whose
coverage is stated with every answer.
"""

from __future__ import annotations

import datetime
import heapq
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import log2
from typing import Literal

from django.db import connection

from multilateral.record import anchors
from multilateral.record.adopted import Adopted, adopted
from multilateral.record.alike import Alike, alike
from multilateral.record.clauses import Clause, clause, clauses, paragraphs
from multilateral.record.models import Passage
from multilateral.record.search import Coverage, matching
from multilateral.record.words import folded, tokens, words
from multilateral.texts.compare.words import Piece, differ
from multilateral.texts.compare.words import tokens as pieces

Status = Literal["verbatim", "adapted", "new"]

ADAPTED = 0.65
"""The likeness from which a clause counts as adapted: two of three words, in their order."""
PHRASE = 60
"""Words up to which a text of one paragraph is a phrase, and is looked up whole before it is cut."""
NEAREST = 10
"""How many adopted works an adapted clause is shown beside."""
RARE, COMMON = 400, 4000
"""Passages of an anchor that are looked at: at first only anchors with fewer; where that finds nothing, all."""
CANDIDATES = {RARE: 30, COMMON: 150}
"""How many passages are compared word by word with one clause, at first and then."""
FEW = 100
"""Passages that are read to see whether they have the words in a row; of more the word index says it."""
AT_ONCE = 100
"""Anchors that are looked up by one question to the database."""
LONGEST = 100_000
"""Characters of the longest text that is taken."""


@dataclass(frozen=True, slots=True)
class Match:
    """An adopted passage: where it stands, how like it is, and what turns its words into those of the clause.

    ``body`` and ``vote`` are those of ``Adopted``.
    """

    symbol: str
    paragraph: str
    date: datetime.date
    body: str
    vote: str
    exercise: bool
    likeness: float
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One clause of the text, in code points, end exclusive.

    ``matches`` of a verbatim clause are all adopted works that have it, oldest first; of an adapted one the nearest,
    the likest first. ``first``, ``last`` and ``adoptions`` are of them.
    """

    start: int
    end: int
    text: str
    status: Status
    matches: tuple[Match, ...]

    @property
    def first(self) -> Match | None:
        """The match adopted first."""
        return min(self.matches, key=lambda match: match.date, default=None)

    @property
    def last(self) -> Match | None:
        """The match adopted last."""
        return max(self.matches, key=lambda match: match.date, default=None)

    @property
    def adoptions(self) -> int:
        """How many adopted works the matches are of."""
        return len(self.matches)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The clauses of a text, in order, and the adopted texts that they were held against."""

    coverage: Coverage
    clauses: tuple[Judged, ...]


def agreed(text: str, language: str, *, exercise: bool | None = None) -> Agreed:
    """What of a text has been agreed before, in this language.

    ``exercise`` chooses between the real texts and the invented ones; without it the real ones are taken, if
    there are any.
    """
    held = adopted(language, bool(exercise))
    if exercise is None and not held:
        held = adopted(language, True)
        exercise = bool(held)
    record = _Record(language, bool(exercise), held)
    judged: list[Judged] = []
    found = list(paragraphs(text[:LONGEST]))
    for paragraph in found:
        whole, parts = clause(paragraph), clauses(text, paragraph, language)
        # What was adopted whole is shown whole, and so is a phrase that somebody asks about.
        if len(parts) > 1:
            one = record.judge(text, whole, nearly=len(found) == 1 and len(paragraph) <= PHRASE)
            if one.status != "new":
                judged.append(one)
                continue
        judged += [record.judge(text, part) for part in parts]
    return Agreed(record.coverage(), tuple(judged))


class _Record:
    """The adopted texts of one language, for the length of one question: what was looked up once is kept."""

    def __init__(self, language: str, exercise: bool, held: Mapping[uuid.UUID, Adopted]) -> None:
        self.language, self.exercise, self.adopted = language, exercise, held
        self._under: dict[tuple[int, int], list[int] | None] = {}

    def coverage(self) -> Coverage:
        """The adopted texts of the language: how many, and from when to when."""
        days = [one.date for one in self.adopted.values()]
        languages = (self.language,) if days else ()
        return Coverage(len(days), languages, min(days, default=None), max(days, default=None))

    def judge(self, text: str, part: Clause, *, nearly: bool = True) -> Judged:
        """One clause; ``nearly``: whether to look for adapted passages as well."""
        printed = text[part.start : part.end]
        status: Status = "new"
        matches = self._verbatim(part, printed)
        if matches:
            status = "verbatim"
        elif nearly and (matches := self._adapted(part, printed)):
            status = "adapted"
        return Judged(part.start, part.end, printed, status, tuple(matches))

    def _verbatim(self, part: Clause, printed: str) -> list[Match]:
        rows: Iterable[tuple[uuid.UUID, int, str]] | None = None
        if len(part.words) >= anchors.sure(self.language):
            # Every passage with these words is held under each of their own anchors.
            held = self._under_all(anchors.anchors(part.words, self.language))
            rows = _with_words(held, part.words) if len(held) <= FEW else None
        if rows is None:
            rows = matching([list(part.words)]).order_by().values_list("version_id", "order", "place")
        found = sorted(
            (self.adopted[version], order, place) for version, order, place in rows if version in self.adopted
        )
        same = (Piece("equal", printed),)
        return _once_a_work(self._match(work, place, 1.0, same) for work, _order, place in found)

    def _adapted(self, part: Clause, printed: str) -> list[Match]:
        compared: set[int] = set()
        for most in CANDIDATES:
            keys = [key for key in self._candidates(part, most) if key not in compared]
            compared.update(keys)
            if found := self._near(part, printed, keys):
                return found
        return []

    def _near(self, part: Clause, printed: str, keys: list[int]) -> list[Match]:
        """Those of these passages that come near to a clause: the likest first, one of each work."""
        found: list[tuple[float, Adopted, str, str, Alike]] = []
        rows = Passage.objects.filter(pk__in=keys).order_by("order") if keys else Passage.objects.none()
        sought = frozenset(part.words)
        # What of the clause a passage has not at all may not be more, if it is to be as like to it.
        most_missing = len(part.words) * (1 - ADAPTED / (2 - ADAPTED))
        for version, place, text in rows.values_list("version_id", "place", "text"):
            there = words(text)
            if version not in self.adopted or len(sought.difference(there)) > most_missing:
                continue
            if (near := alike(part.words, there)).likeness >= ADAPTED:
                found.append((near.likeness, self.adopted[version], place, text, near))
        found.sort(key=lambda one: (-one[0], one[1]))
        stretches = {(work.symbol, place): (text, near) for _likeness, work, place, text, near in reversed(found)}
        nearest = _once_a_work(
            self._match(work, place, round(share, 3), ()) for share, work, place, _text, _near in found
        )
        new = pieces(printed)
        return [
            replace(match, words=tuple(differ(pieces(_stretch(*stretches[match.symbol, match.paragraph])), new)))
            for match in nearest[:NEAREST]
        ]

    def _match(self, work: Adopted, place: str, likeness: float, words: tuple[Piece, ...]) -> Match:
        return Match(work.symbol, place, work.date, work.body, work.vote, self.exercise, likeness, words)

    def _candidates(self, part: Clause, most: int) -> list[int]:
        """The passages that share the most, and the rarest, of a clause's anchors with fewer passages than ``most``."""
        weights: defaultdict[int, float] = defaultdict(float)
        for held in self._held(sorted(anchors.sought(part.words, self.language)), most):
            weight = log2(2 * COMMON / (1 + len(held)))
            for key in held:
                weights[key] += weight
        return heapq.nlargest(CANDIDATES[most], weights, key=weights.__getitem__)

    def _held(self, sought: list[int], most: int) -> list[list[int]]:
        """The passages under each of these anchors that has fewer than ``most``."""
        unknown: list[int] = []
        for anchor in sought:
            if (anchor, most) not in self._under:
                self._under[anchor, most] = self._under.get((anchor, RARE))
                if self._under[anchor, most] is None:
                    unknown.append(anchor)
        # Put together by the database: of an anchor that is too common nothing is to be handed over.
        spelled: Callable[[int], int | str] = int
        if connection.vendor == "sqlite":
            spelled = str
            one = (
                "SELECT %s, CASE WHEN count(*) < %s THEN coalesce(group_concat(rowid), '') END"
                " FROM (SELECT rowid FROM record_anchors WHERE record_anchors MATCH %s LIMIT %s)"
            )
        else:
            one = (
                "SELECT %s::bigint, CASE WHEN count(*) < %s THEN coalesce(string_agg(id::text, ','), '') END"
                " FROM (SELECT id FROM record_passage WHERE anchors @> ARRAY[%s]::bigint[] LIMIT %s) AS held"
            )
        for at in range(0, len(unknown), AT_ONCE):
            chunk = unknown[at : at + AT_ONCE]
            with connection.cursor() as cursor:
                asked = [value for anchor in chunk for value in (anchor, most, spelled(anchor), most)]
                cursor.execute(" UNION ALL ".join([one] * len(chunk)), asked)
                for anchor, keys in cursor.fetchall():
                    self._under[anchor, most] = None if keys is None else [int(key) for key in keys.split(",") if key]
        return [held for anchor in sought if (held := self._under[anchor, most]) is not None]

    def _under_all(self, sought: frozenset[int]) -> list[int]:
        """The passages that stand under all these anchors, at most one more than ``FEW``."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                ask = "SELECT rowid FROM record_anchors WHERE record_anchors MATCH %s LIMIT %s"
                cursor.execute(ask, [" AND ".join(map(str, sorted(sought))), FEW + 1])
            else:
                ask = "SELECT id FROM record_passage WHERE anchors @> %s::bigint[] LIMIT %s"
                cursor.execute(ask, [sorted(sought), FEW + 1])
            return [key for (key,) in cursor.fetchall()]


def _with_words(keys: list[int], sought: tuple[str, ...]) -> list[tuple[uuid.UUID, int, str]]:
    """Version, order and place of those of these passages that have the words in a row."""
    if not keys:
        return []
    run = f" {' '.join(sought)} "
    rows = Passage.objects.filter(pk__in=keys).order_by().values_list("version_id", "order", "place", "text")
    return [(version, order, place) for version, order, place, text in rows if run in f" {folded(text)} "]


def _stretch(text: str, near: Alike) -> str:
    """The words of a passage that a clause comes near to, as printed."""
    there = list(tokens(text))[near.start : near.end]
    return text[there[0].start : there[-1].end]


def _once_a_work(matches: Iterable[Match]) -> list[Match]:
    """The first match of each work. Several resolutions held as one do not count beside one of them held by itself."""
    found: dict[str, Match] = {}
    for match in matches:
        found.setdefault(match.symbol, match)
    wholes = {symbol.rpartition(" ")[0] for symbol in found}
    return [match for match in found.values() if match.symbol not in wholes]
