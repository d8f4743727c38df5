"""Agreed language: each clause of a text is verbatim, adapted or new, held against the adopted texts of the record.

Drafts never count. A clause is *verbatim* if an adopted passage has all its words, in their order and with
nothing between them; the word index finds these, so that none is missed. It is *adapted* if a passage comes as near
to it as ``ADAPTED``; the anchors find candidates, and the words decide. Else it is *new*: new to this record, whose
coverage is stated with every answer.
"""

from __future__ import annotations

import datetime
import heapq
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log2
from typing import Literal

from django.db import connection

from multilateral.record import anchors
from multilateral.record.adopted import Adopted, adopted
from multilateral.record.alike import alike
from multilateral.record.clauses import Clause, clause, clauses, paragraphs
from multilateral.record.models import Passage
from multilateral.record.search import Coverage, matching
from multilateral.record.words import tokens
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
LONGEST = 100_000
"""Characters of the longest text that is taken."""


@dataclass(frozen=True, slots=True)
class Match:
    """An adopted passage: where it stands, how like it is, and what turns its words into those of the clause."""

    symbol: str
    paragraph: str
    date: datetime.date
    body: str
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
    if exercise is None:
        exercise = not adopted(language, False) and bool(adopted(language, True))
    record = _Record(language, exercise)
    judged: list[Judged] = []
    found = list(paragraphs(text[:LONGEST]))
    for words in found:
        whole, parts = clause(words), clauses(text, words, language)
        # What was adopted whole is shown whole, and so is a phrase that somebody asks about.
        if len(parts) > 1:
            one = record.judge(text, whole, nearly=len(found) == 1 and len(words) <= PHRASE)
            if one.status != "new":
                judged.append(one)
                continue
        judged += [record.judge(text, part) for part in parts]
    return Agreed(record.coverage(), tuple(judged))


class _Record:
    """The adopted texts of one language, for the length of one question: what was looked up once is kept."""

    def __init__(self, language: str, exercise: bool) -> None:
        self.language, self.exercise = language, exercise
        self.adopted = adopted(language, exercise)
        self._under: dict[tuple[int, int], list[int]] = {}

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
        elif nearly and (matches := self._adapted(part, printed, RARE) or self._adapted(part, printed, COMMON)):
            status = "adapted"
        return Judged(part.start, part.end, printed, status, tuple(matches))

    def _verbatim(self, part: Clause, printed: str) -> list[Match]:
        if len(part.words) >= anchors.sure(self.language):
            # Every passage with these words is held under each of their own anchors: one that is not known settles it.
            if not all(self._held(anchor, RARE) for anchor in anchors.anchors(part.words, self.language)):
                return []
        rows = matching([list(part.words)]).order_by().values_list("version_id", "order", "place")
        found = sorted(
            (self.adopted[version], order, place) for version, order, place in rows if version in self.adopted
        )
        same = (Piece("equal", printed),)
        return _once_a_work(self._match(work, place, 1.0, same) for work, _order, place in found)

    def _adapted(self, part: Clause, printed: str, most: int) -> list[Match]:
        found: list[tuple[float, Adopted, str, str]] = []
        rows = Passage.objects.filter(pk__in=self._candidates(part, most)).order_by("order")
        for version, place, text in rows.values_list("version_id", "place", "text"):
            if version not in self.adopted:
                continue
            words = list(tokens(text))
            near = alike(part.words, [token.word for token in words])
            if near.likeness >= ADAPTED:
                there = text[words[near.start].start : words[near.end - 1].end]
                found.append((near.likeness, self.adopted[version], place, there))
        found.sort(key=lambda one: (-one[0], one[1]))
        nearest = _once_a_work(
            self._match(work, place, round(likeness, 3), (Piece("equal", there),))
            for likeness, work, place, there in found
        )
        new = pieces(printed)
        return [replace(match, words=tuple(differ(pieces(match.words[0].text), new))) for match in nearest[:NEAREST]]

    def _match(self, work: Adopted, place: str, likeness: float, words: tuple[Piece, ...]) -> Match:
        return Match(work.symbol, place, work.date, work.body, self.exercise, likeness, words)

    def _candidates(self, part: Clause, most: int) -> list[int]:
        """The passages that share the most, and the rarest, of a clause's anchors with fewer passages than ``most``."""
        weights: defaultdict[int, float] = defaultdict(float)
        for anchor in anchors.sought(part.words, self.language):
            held = self._held(anchor, most)
            if len(held) < most:
                weight = log2(2 * COMMON / (1 + len(held)))
                for key in held:
                    weights[key] += weight
        return heapq.nlargest(CANDIDATES[most], weights, key=weights.__getitem__)

    def _held(self, anchor: int, most: int) -> list[int]:
        """The passages under an anchor, at most so many."""
        if (anchor, most) not in self._under:
            with connection.cursor() as cursor:
                if connection.vendor == "sqlite":
                    ask = "SELECT rowid FROM record_anchors WHERE record_anchors MATCH %s LIMIT %s"
                    cursor.execute(ask, [str(anchor), most])
                else:
                    ask = "SELECT id FROM record_passage WHERE anchors @> ARRAY[%s]::bigint[] LIMIT %s"
                    cursor.execute(ask, [anchor, most])
                self._under[anchor, most] = [key for (key,) in cursor.fetchall()]
        return self._under[anchor, most]


def _once_a_work(matches: Iterable[Match]) -> list[Match]:
    """The first match of each work. Several resolutions held as one do not count beside one of them held by itself."""
    found: dict[str, Match] = {}
    for match in matches:
        found.setdefault(match.symbol, match)
    wholes = {symbol.rpartition(" ")[0] for symbol in found}
    return [match for match in found.values() if match.symbol not in wholes]
