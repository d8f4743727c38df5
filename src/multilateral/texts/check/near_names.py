"""Names that are nearly those of a body or an instrument: a small word lost or changed, two words swapped, one bent.

Known are the names of ``names_en.txt``, which holds bodies, treaties and conferences as they call themselves, and the
long names that the text itself uses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import regex

from multilateral.texts.check.finding import Checked, Finding, find

_TOKEN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*,?")
_SMALL = ("of", "on", "for", "in", "to", "against", "with", "at")
_LINKS = frozenset((*_SMALL, "and", "the", "its", "from", "by", "relating", "or"))
_VERBS = [[verb] for verb in "is are was were has have had shall should may might will would can could".split()]
_LONG = 4
_LONGEST = 30
# What may hang on the last word of a name: a genitive, "-led", the mark of a note.
_BEHIND = regex.compile(r"(?<=\p{L})(?:’s?|-\p{Ll}+|\p{N}+|,)+$")
_OWN = regex.compile(
    r"(?<![\p{L}’'-])\p{Lu}[\p{L}’'-]+"
    r"(?: (?:(?:of|on|for|and|the|in|to|against|with|from|at|its) ){0,3}\p{Lu}[\p{L}’'-]+)+"
)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """Names, and what they are misput as; for the first two words of both how long they can be, the longest first.

    ``bent`` finds a name by its first two words, and by its first and third where the second may be the bent one.
    """

    names: Collection[Words]
    misput: Mapping[Words, Words]
    lengths: Mapping[Words, Sequence[int]]
    bent: Mapping[Words, Sequence[Words]]


def near_names(text: Checked) -> Iterator[Finding]:
    """Each name that is nearly a known one, once where it stands."""
    if not text.english:
        return
    known, own = _listed(), _own(text)
    whole = " ".join(words for _, words in text.texts)
    for place, words in text.texts:
        tokens = list(_TOKEN.finditer(words))
        row = [token[0] for token in tokens]
        # Whether a word stands right behind the one before it, a blank apart.
        joined = [False, *(words[a.end() : b.start()] == " " for a, b in pairwise(tokens))]
        until = 0
        for at, word in enumerate(row[:-2]):
            if at < until or not word[0].isupper():
                continue
            ahead = row[at : at + _LONGEST]
            length = next((n for n in known.lengths.get((word, row[at + 1]), ()) if _first(ahead, n) in known.names), 0)
            if length:
                until = at + 1 if length < _LONG else at + length - 1
                continue
            meant = _misput(ahead, known) or _bent(ahead, known) or _misput(ahead, own)
            if meant is None or not all(joined[at + 1 : at + len(meant[0])]):
                continue
            if row[at + len(meant[0]) : at + len(meant[0]) + 1] in _VERBS:
                continue  # "under the Statute the Court is …"
            said, name = (" ".join(one) for one in meant)
            if whole.count(said) > whole.count(name) > 0:
                continue  # the rarer of the two is the odd one
            start, until = tokens[at].start(), at + len(meant[0])
            message = f"“{said}” is printed; the name is “{name}”."
            yield find("names", place, message, (start, start + len(said)))


@cache
def _listed() -> _Known:
    lines = files(__package__).joinpath("names_en.txt").read_text(encoding="utf-8").splitlines()
    names = [tuple(line.split()) for line in lines]
    return _indexed(names, {wrong: name for name in names for wrong in (*_lost(name), *_changed(name))}, bent=True)


def _own(text: Checked) -> _Known:
    """The long names of the text itself, and what is left of them when a small word goes."""
    every = (match for _, words in text.texts for match in _OWN.finditer(words) if match.start())
    found = {tuple(match[0].split()) for match in every if not regex.match(r"\p{L}+ing\b", match[0])}
    names = [name for name in found if len(name) >= _LONG]
    return _indexed((), {wrong: name for name in names for wrong in _lost(name)}, bent=False)


def _indexed(names: Sequence[Words], misput: Mapping[Words, Words], *, bent: bool) -> _Known:
    sound = frozenset(names)
    lengths: dict[Words, set[int]] = defaultdict(set)
    near: dict[Words, list[Words]] = defaultdict(list)
    for name in (*names, *misput):
        lengths[name[:2]].add(len(name))
    for name in names if bent else ():
        near[name[:2]].append(name)
        near[name[0], "", name[2]].append(name)
    descending = {first: sorted(found, reverse=True) for first, found in lengths.items()}
    return _Known(sound, {wrong: name for wrong, name in misput.items() if wrong not in sound}, descending, near)


def _lost(name: Words) -> Iterator[Words]:
    """Without one of its small words."""
    for n in range(1, len(name) - 1):
        # "and the Council" is said as well as "and Council", "to the Council" as "and to the Council".
        if name[n] in _LINKS and name[n] != "or" and name[n - 1] not in ("and", "with") and name[n + 1] not in _SMALL:
            left = (*name[:n], *name[n + 1 :])
            if len(left) >= 3:
                yield left


def _changed(name: Words) -> Iterator[Words]:
    """With another small word, two words in each other's place, or a word of its own lost."""
    for n in range(1, len(name) - 1):
        if name[n] in _SMALL:
            yield from ((*name[:n], other, *name[n + 1 :]) for other in _SMALL if other != name[n])
        elif name[n] == "and" and "," not in name[n - 1]:
            yield (*name[: n - 1], name[n + 1], "and", name[n - 1], *name[n + 2 :])
        elif name[n] not in _LINKS and "," not in name[n] and name[n - 1] != "United":
            if sum(word not in _LINKS for word in name) > (_LONG if name[0] == "United" else _LONG - 1):
                yield (*name[:n], *name[n + 1 :])


def _first(row: Sequence[str], length: int) -> Words:
    """So many words, the last without what hangs on it."""
    return (*row[: length - 1], _BEHIND.sub("", row[length - 1])) if len(row) >= length else ()


def _misput(row: Sequence[str], known: _Known) -> tuple[Words, Words] | None:
    """What is printed, and the name that is misput so."""
    for length in known.lengths.get((row[0], row[1]), ()):
        printed = _first(row, length)
        if (name := known.misput.get(printed)) is not None:
            return printed, name
    return None


def _bent(row: Sequence[str], known: _Known) -> tuple[Words, Words] | None:
    """What is printed, and the name of which one word is bent."""
    third = _BEHIND.sub("", row[2])
    for name in (*known.bent.get((row[0], row[1]), ()), *known.bent.get((row[0], "", third), ())):
        printed = _first(row, len(name))
        differ = [n for n, (a, b) in enumerate(zip(printed, name, strict=False)) if a != b]
        if printed and len(differ) == 1 and _is_bent(printed[differ[0]], name[differ[0]]):
            return printed, name
    return None


def _is_bent(one: str, other: str) -> bool:
    """“Administration” for “Administrative”, “Program” for “Programme”; no plural, and no verb."""
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if one[0].islower() or one.rstrip("s") == other.rstrip("s") or one.endswith(("ed", "ing")):
        return False
    if min(len(one), len(other)) < 6:
        return False
    return alike >= 5 and max(len(one), len(other)) - alike <= 6
