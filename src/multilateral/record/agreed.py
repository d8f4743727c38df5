"""Agreed language: each clause of a text is verbatim, adapted or new, held against the adopted texts of the record.

Drafts never count, nor do texts that were withdrawn. A clause is *verbatim* if an adopted passage has all its words,
in their order and with nothing between them; the word index finds these, so that none is missed. It is *adapted* if a
passage comes as near to it as ``ADAPTED``; the anchors find candidates, and the words decide. Else it is *new*: new to
this record, whose coverage is stated with every answer.
"""

from __future__ import annotations

import datetime
import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, log2
from typing import Any, Literal, NamedTuple

from django.db import connection
from rapidfuzz.distance import LCSseq

from multilateral.record import anchors
from multilateral.record.adopted import Adopted, Adoptions, adopted
from multilateral.record.alike import Alike, alike
from multilateral.record.clauses import Clause, clause, clauses, paragraphs
from multilateral.record.search import Coverage, keys_of
from multilateral.record.words import printed as printed_words
from multilateral.record.words import words
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
MOST_KEYS = 10_000
"""Keys that are asked for at once: SQLite takes 32,766, and a phrase may stand in more works."""
SOME = 6
"""Anchors that a passage is looked up by at first; of a long clause each costs, and few passages share six."""
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
    if exercise is None and not held.coverage.documents:
        held = adopted(language, True)
        exercise = bool(held.coverage.documents)
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
    return Agreed(held.coverage, tuple(judged))


class _Read(NamedTuple):
    """A passage as read: its place in the text, its words as printed and as compared."""

    place: str
    text: str
    words: list[str]


class _Record:
    """The adopted texts of one language, for the length of one question: what was looked up once is kept."""

    def __init__(self, language: str, exercise: bool, held: Adoptions) -> None:
        self.language, self.exercise, self.adopted = language, exercise, held
        self._under: dict[tuple[int, int], list[int] | None] = {}
        self._known: dict[int, _Read] = {}

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
        keys = None
        if len(part.words) >= anchors.sure(self.language):
            # Every passage with these words is held under each of their own anchors.
            own = sorted(anchors.anchors(part.words, self.language))
            held = self._under_all(own[:SOME])
            if len(held) > FEW and len(own) > SOME:
                held = self._under_all(own)
            if len(held) <= FEW:
                run, read = f" {' '.join(part.words)} ", self._read(held)
                keys = [key for key in sorted(read) if run in f" {' '.join(read[key].words)} "]
        if keys is None:
            keys = keys_of([list(part.words)])
        first = self.adopted.first(keys)
        places, wholes = dict(_rows("id, place", list(first.values()))), _wholes(work.symbol for work in first)
        same = (Piece("equal", printed),)
        return [
            self._match(work, places[first[work]], 1.0, same)
            for work in sorted(first)
            if work.symbol not in wholes and first[work] in places
        ]

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
        read = self._read(keys)
        # Likeness asks for so many of the clause's words in order; the whole passage has no fewer than its stretch.
        least = ceil(len(part.words) * ADAPTED / (2 - ADAPTED))
        found: list[tuple[float, Adopted, int, Alike]] = []
        known: dict[str, Alike] = {}  # many works say the same
        for key, passage in read.items():
            if LCSseq.similarity(part.words, passage.words, score_cutoff=least) < least:
                continue
            near, work = known.get(passage.text) or alike(part.words, passage.words), self.adopted.of(key)
            known[passage.text] = near
            if near.likeness >= ADAPTED and work is not None:
                found.append((-near.likeness, work, key, near))
        found.sort(key=lambda one: one[:3])
        wholes, new = _wholes(work.symbol for _less, work, _key, _near in found), pieces(printed)
        matches: dict[str, Match] = {}
        differing: dict[str, tuple[Piece, ...]] = {}
        for _less, work, key, near in found:
            if len(matches) == NEAREST or work.symbol in matches or work.symbol in wholes:
                continue
            passage = read[key]
            if passage.text not in differing:
                stretch = printed_words(passage.text, near.start, near.end)
                differing[passage.text] = tuple(differ(pieces(stretch), new))
            likeness = round(near.likeness, 3)
            matches[work.symbol] = self._match(work, passage.place, likeness, differing[passage.text])
        return list(matches.values())

    def _read(self, keys: Iterable[int]) -> dict[int, _Read]:
        """Those of these passages that count."""
        wanted = [key for key in keys if self.adopted.of(key) is not None]
        unknown = [key for key in wanted if key not in self._known]
        for key, place, text in _rows("id, place, text", unknown):
            self._known[key] = _Read(place, text, words(text))
        return {key: self._known[key] for key in wanted if key in self._known}

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

    def _under_all(self, sought: list[int]) -> list[int]:
        """The passages that stand under all these anchors, at most one more than ``FEW``."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                ask = "SELECT rowid FROM record_anchors WHERE record_anchors MATCH %s LIMIT %s"
                cursor.execute(ask, [" AND ".join(map(str, sought)), FEW + 1])
            else:
                ask = "SELECT id FROM record_passage WHERE anchors @> %s::bigint[] LIMIT %s"
                cursor.execute(ask, [sought, FEW + 1])
            return [key for (key,) in cursor.fetchall()]


def _rows(fields: str, keys: Sequence[int]) -> list[tuple[Any, ...]]:
    """These fields of the passages with these keys. Asked as they stand: a draft reads thousands."""
    rows: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for start in range(0, len(keys), MOST_KEYS):
            some = keys[start : start + MOST_KEYS]
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"SELECT {fields} FROM record_passage WHERE id IN ({marks})", some)  # noqa: S608
            rows += cursor.fetchall()
    return rows


def _wholes(symbols: Iterable[str]) -> set[str]:
    """Several resolutions held as one, which do not count beside one of them that is held by itself."""
    return {symbol.rpartition(" ")[0] for symbol in symbols}
