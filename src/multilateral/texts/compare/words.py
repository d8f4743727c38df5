"""Two texts, word by word: the fewest words in and out that turn one into the other.

A *word* is a run of letters, digits, apostrophes, hyphens and slashes with at least one letter or
digit in it; in scripts written without spaces every character is a word. Citations and numbers
("43/78 H", "2,500", "A/C.1/77/L.23") are never cut.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import regex
from rapidfuzz.distance import Indel

_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_LETTER = rf"[\p{{L}}\p{{M}}\p{{N}}--{_UNSPACED}]"
_JOINER = r"['’ʼ\-‐‑/]"
# A run of hyphens is looked at once, from where it begins: from each of them on, a rule of them would cost the square.
_WORD = rf"(?:(?:(?<!{_JOINER}){_JOINER}++)?{_LETTER}(?:{_LETTER}|{_JOINER})*|{_UNSPACED}\p{{M}}*)"

WORD = regex.compile(_WORD, regex.V1)
# A dot or comma directly before a digit belongs to a number or a symbol: 2,500 · A/C.1 · L.23.
TOKEN = regex.compile(rf"{_WORD}(?:[.,](?=\p{{Nd}}){_WORD})*|\s+|.", regex.V1 | regex.DOTALL)

# The same two for texts in Latin letters without combining marks, which is most: a quarter of the time. No text
# with a "_" is asked; to begin with a set of characters makes the search for a word a tight loop.
_ODD = re.compile(r"[^\t-\r -^`-\u02ff\u2000-\u206f]")
_RUN = r"[\w'’ʼ‐‑/-]"
_LATIN = rf"{_RUN}(?:(?<=\w)|(?<!['’ʼ‐‑/-]{{2}})['’ʼ‐‑/-]*+\w){_RUN}*+"
_LATIN_WORD = re.compile(_LATIN)
_LATIN_TOKEN = re.compile(rf"{_LATIN}(?:[.,](?=\d){_LATIN})*+|\s+|.", re.DOTALL)
# And of words in ASCII alone, a quarter of that: what is of no word blanked, the text split at blanks.
_BLANKED = "".join(chr(code) if chr(code).isalnum() or chr(code) in "'-/" else " " for code in range(128))
_NO_WORDS = (" '", " -", " /")

Op = Literal["equal", "insert", "delete"]
Span = tuple[int, int]
_Run = tuple[Op, Span, Span]


class Piece(NamedTuple):
    """A stretch of text that both sides have, or only the new one, or only the old one."""

    op: Op
    text: str


def words(text: str) -> list[str]:
    """The words of ``text``, in order."""
    if text.isascii():
        blanked = f" {text.translate(_BLANKED)}"
        runs = blanked.split()
        # Hyphens, apostrophes and slashes alone are no word.
        return [run for run in runs if run.strip("'-/")] if any(map(blanked.__contains__, _NO_WORDS)) else runs
    found: list[str] = (_LATIN_WORD if _ODD.search(text) is None else WORD).findall(text)
    return found


def count(text: str) -> int:
    """How many words there are in ``text``; punctuation is not counted."""
    return len(words(text))


def tokens(text: str, whole: Iterable[Span] = ()) -> list[str]:
    """``text`` cut into words, white space and punctuation; the spans of ``whole`` are left in one piece.

    Joined together the tokens are the text again. Spans are (start, end) in code points; one that
    would cut a word is widened to the whole word, and overlapping spans become one.
    """
    found: list[str] = (_LATIN_TOKEN if _ODD.search(text) is None else TOKEN).findall(text)
    kept = sorted((s, e) for s, e in whole if 0 <= s < e <= len(text))
    if not kept:
        return found
    ends = list(itertools.accumulate(map(len, found)))
    out: list[str] = []
    at = 0
    for start, end in kept:
        first, behind = bisect.bisect_right(ends, start), bisect.bisect_left(ends, end) + 1
        if first < at:
            # It begins in what the span before it took.
            out[-1] += "".join(found[at:behind])
        else:
            out += found[at:first]
            out.append("".join(found[first:behind]))
        at = max(at, behind)
    return out + found[at:]


def is_word(token: str) -> bool:
    """Whether a token of ``tokens`` is counted, rather than white space or punctuation."""
    # Nearly every token is decided by its first character; the pattern is asked about the others.
    first = token[:1]
    if first.isascii() and (first.isalnum() or len(token) == 1):
        return first.isalnum()
    return WORD.search(token) is not None


def differ(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """The changes from the tokens ``old`` to the tokens ``new``, with as few words as can be.

    Deletions stand before insertions. Equal and deleted pieces joined are the old text, equal and
    inserted ones the new.
    """
    counted = {token for token in {*old, *new} if is_word(token)}
    old_words = [i for i, token in enumerate(old) if token in counted]
    new_words = [i for i, token in enumerate(new) if token in counted]
    pieces: list[Piece] = []
    for op, (start, end), (begin, stop) in _runs(old, new, old_words, new_words):
        _add(pieces, op, "".join(new[begin:stop] if op == "insert" else old[start:end]))
    return pieces


def steps(
    old: Sequence[str], new: Sequence[str], old_words: Sequence[int], new_words: Sequence[int]
) -> list[tuple[int | None, int | None]]:
    """``differ`` token by token: the positions in both (equal), in ``old`` alone or in ``new`` alone.

    ``old_words`` and ``new_words`` are the positions of the words; other tokens are matched only where
    they stand beside matched words.
    """
    found: list[tuple[int | None, int | None]] = []
    for op, this, that in _runs(old, new, old_words, new_words):
        if op == "equal":
            found += zip(range(*this), range(*that), strict=True)
        elif op == "delete":
            found += [(k, None) for k in range(*this)]
        else:
            found += [(None, k) for k in range(*that)]
    return found


def _runs(old: Sequence[str], new: Sequence[str], old_words: Sequence[int], new_words: Sequence[int]) -> list[_Run]:
    """``steps`` in runs of tokens."""
    # Words are matched first and alone: were white space and commas matched in the same pass, the
    # longest common sequence could keep a comma at the price of a word.
    found: list[_Run] = []
    i = j = 0
    for block in Indel.editops([old[k] for k in old_words], [new[k] for k in new_words]).as_matching_blocks():
        if block.size:
            these, those = (
                words[start : start + block.size] for words, start in ((old_words, block.a), (new_words, block.b))
            )
            _gap(old, new, (i, these[0]), (j, those[0]), found)
            _matched(old, new, these, those, found)
            i, j = these[-1] + 1, those[-1] + 1
    _gap(old, new, (i, len(old)), (j, len(new)), found)
    return found


def _matched(
    old: Sequence[str], new: Sequence[str], these: Sequence[int], those: Sequence[int], found: list[_Run]
) -> None:
    """Words that are matched one with one, and what stands between them: nearly always the same, so asked at once."""
    this, that = (these[0], these[-1] + 1), (those[0], those[-1] + 1)
    if old[slice(*this)] == new[slice(*that)]:
        found.append(("equal", this, that))
        return
    half = len(these) // 2
    _matched(old, new, these[:half], those[:half], found)
    _gap(old, new, (these[half - 1] + 1, these[half]), (those[half - 1] + 1, those[half]), found)
    _matched(old, new, these[half:], those[half:], found)


def _gap(old: Sequence[str], new: Sequence[str], this: Span, that: Span, found: list[_Run]) -> None:
    """What stands between two matched words on either side, from ``this`` and ``that``: no word of it is common."""
    (i, old_end), (j, new_end) = this, that
    while i < old_end and j < new_end and old[i] == new[j]:
        i, j = i + 1, j + 1
    while i < old_end and j < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    found.append(("equal", (this[0], i), (that[0], j)))
    found.append(("delete", (i, old_end), (j, j)))
    found.append(("insert", (i, i), (j, new_end)))
    found.append(("equal", (old_end, this[1]), (new_end, that[1])))


def _add(pieces: list[Piece], op: Op, text: str) -> None:
    if not text:
        return
    if pieces and pieces[-1].op == op:
        pieces[-1] = Piece(op, pieces[-1].text + text)
    else:
        pieces.append(Piece(op, text))


def readable(pieces: Sequence[Piece], shortest: int = 2) -> list[Piece]:
    """The same change for the eye: equal runs of at most ``shortest`` words between two changes join them.

    A reader follows "old words, new words" better than a chain of single words struck and kept;
    the price is that a few words are shown both out and in, so counts are never taken from this.
    A run that is shorter than what it parts is joined, a longer one stands.
    """
    out: list[Piece] = []
    deleted = inserted = ""
    for n, piece in enumerate(pieces):
        if piece.op == "delete":
            deleted += piece.text
        elif piece.op == "insert":
            inserted += piece.text
        elif _joins(pieces, n, shortest):
            deleted += piece.text
            inserted += piece.text
        else:
            _flush(out, deleted, inserted)
            deleted = inserted = ""
            _add(out, "equal", piece.text)
    _flush(out, deleted, inserted)
    return out


def _joins(pieces: Sequence[Piece], n: int, shortest: int) -> bool:
    """Whether the equal piece ``n`` is a short bridge between two replacements."""
    kept = count(pieces[n].text)
    if kept > shortest or not 0 < n < len(pieces) - 1:
        return False
    before = {p.op: p.text for p in pieces[max(0, n - 2) : n] if p.op != "equal"}
    after = {p.op: p.text for p in pieces[n + 1 : n + 3] if p.op != "equal"}
    both = len(before) == 2 and len(after) == 2
    return both and kept < min(sum(map(count, before.values())), sum(map(count, after.values())))


def _flush(out: list[Piece], deleted: str, inserted: str) -> None:
    # White space and words that both sides begin or end with need not be shown twice.
    pieces = differ(tokens(deleted), tokens(inserted)) if deleted and inserted else []
    head = pieces[0].text if pieces and pieces[0].op == "equal" else ""
    rest = len(head)
    tail = pieces[-1].text if len(pieces) > 1 and pieces[-1].op == "equal" else ""
    _add(out, "equal", head)
    _add(out, "delete", deleted[rest : len(deleted) - len(tail)])
    _add(out, "insert", inserted[rest : len(inserted) - len(tail)])
    _add(out, "equal", tail)
