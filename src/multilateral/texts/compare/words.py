"""Two texts, word by word: the fewest words in and out that turn one into the other.

A *word* is a run of letters, digits, apostrophes, hyphens and slashes with at least one letter or
digit in it; in scripts written without spaces every character is a word. Citations and numbers
("43/78 H", "2,500", "A/C.1/77/L.23") are never cut.
"""

from __future__ import annotations

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

# The same two for texts in Latin letters without combining marks, which is most: a third of the time.
_ODD = re.compile(r"[^\t-\r -^`-\u02ff\u2000-\u206f]")
_LATIN = r"(?:(?<!['’ʼ‐‑/-])['’ʼ‐‑/-]++)?[^\W_][\w'’ʼ‐‑/-]*"
_LATIN_WORD = re.compile(_LATIN)
_LATIN_TOKEN = re.compile(rf"{_LATIN}(?:[.,](?=\d){_LATIN})*|\s+|.", re.DOTALL)

Op = Literal["equal", "insert", "delete"]
Span = tuple[int, int]


class Piece(NamedTuple):
    """A stretch of text that both sides have, or only the new one, or only the old one."""

    op: Op
    text: str


def words(text: str) -> list[str]:
    """The words of ``text``, in order."""
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
    out: list[str] = []
    start = end = k = 0
    for token in found:
        end += len(token)
        while k < len(kept) and kept[k][1] <= start:
            k += 1
        # A span that begins in what stands here and ends beyond it takes the next token in.
        while k < len(kept) and kept[k][0] < end and kept[k][1] <= end:
            k += 1
        if k < len(kept) and kept[k][0] < end:
            continue
        out.append(text[start:end])
        start = end
    return out


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
    op: Op = "equal"
    held: list[str] = []
    for i, j in steps(old, new, old_words, new_words):
        now: Op = "insert" if i is None else "delete" if j is None else "equal"
        if now != op:
            _add(pieces, op, "".join(held))
            op, held = now, []
        held.append(old[i] if i is not None else new[j or 0])
    _add(pieces, op, "".join(held))
    return pieces


def steps(
    old: Sequence[str], new: Sequence[str], old_words: Sequence[int], new_words: Sequence[int]
) -> list[tuple[int | None, int | None]]:
    """``differ`` token by token: the positions in both (equal), in ``old`` alone or in ``new`` alone.

    ``old_words`` and ``new_words`` are the positions of the words; other tokens are matched only where
    they stand beside matched words.
    """
    # Words are matched first and alone: were white space and commas matched in the same pass, the
    # longest common sequence could keep a comma at the price of a word.
    found: list[tuple[int | None, int | None]] = []
    i = j = 0
    for a, b in _matches([old[k] for k in old_words], [new[k] for k in new_words]):
        this, that = old_words[a], new_words[b]
        if this - i == that - j and old[i:this] == new[j:that]:
            found.extend(zip(range(i, this), range(j, that), strict=True))
        else:
            _gap(old, new, (i, this), (j, that), found)
        found.append((this, that))
        i, j = this + 1, that + 1
    _gap(old, new, (i, len(old)), (j, len(new)), found)
    return found


def _matches(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The pairs of equal words of a longest common subsequence, in order."""
    pairs: list[tuple[int, int]] = []
    for op in Indel.opcodes(old, new):
        if op.tag == "equal":
            pairs.extend(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
    return pairs


def _gap(
    old: Sequence[str], new: Sequence[str], this: Span, that: Span, found: list[tuple[int | None, int | None]]
) -> None:
    """What stands between two matched words on either side, from ``this`` and ``that``: no word of it is common."""
    (i, old_end), (j, new_end) = this, that
    while i < old_end and j < new_end and old[i] == new[j]:
        found.append((i, j))
        i, j = i + 1, j + 1
    tail = 0
    while i < old_end - tail and j < new_end - tail and old[old_end - 1 - tail] == new[new_end - 1 - tail]:
        tail += 1
    found += [(k, None) for k in range(i, old_end - tail)]
    found += [(None, k) for k in range(j, new_end - tail)]
    found += [(old_end - k, new_end - k) for k in range(tail, 0, -1)]


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
