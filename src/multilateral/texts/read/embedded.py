"""Lines from right to left as pdftotext draws them out: words in order, but stretches of all else as on the page.

Such a line stands between U+202B and U+202C; within it, what stands between U+202A and U+202C (figures, Latin words,
and the blanks and stops beside them) is in the order of the page, from left to right. Turned round, the whole is what
a page shows from the right, and is read as a page is (``pdf_bidi``). Drawn out with its layout, a line has several
such stretches if the page has columns, the first on the left; and the blanks before it are those to the left of its
end: they say nothing of how far in it begins.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from multilateral.texts.read.pdf import Run
from multilateral.texts.read.pdf_bidi import Sign, in_reading_order
from multilateral.texts.read.pdf_mirror import are_meant

_FROM_THE_RIGHT, _FROM_THE_LEFT = "\u202b", "\u202a"
_STRETCH = regex.compile("\u202a([^\u202a-\u202c]*)\u202c?")
_COLUMNS = regex.compile("(?<=\u202c)([^\\S\n]+)(?=\u202b)")
_DIRECTION = regex.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKED = regex.compile(r"([\u064b-\u0652]+)(\p{L})")
_MARK_FIRST = regex.compile(r"(?<![\p{L}\p{M}])([\u064b-\u0652]+)(\p{L})")
_MARK_LAST = regex.compile(r"[\u064b-\u0652](?![\p{L}\p{M}])")
# A letter with its marks that are two objects, each of which bears the text of both.
_TWICE = regex.compile(r"(\p{L}[\u064b-\u0652]+) \1(?![\p{L}\p{M}])")
# All signs of a line are of one size.
_RUN = Run(-1, -1, "", 0.0, 0.0, 0.0, 1.0, False, False)


@dataclass(slots=True, frozen=True)
class Embedded:
    """How the lines of one text are to be read: ``meant`` as in ``Sheet``; ``late`` that letters follow their marks."""

    meant: bool
    late: bool

    @classmethod
    def of(cls, text: str) -> Embedded | None:
        """For ``text``; ``None`` if it has no such line."""
        if _FROM_THE_RIGHT not in text:
            return None
        bare = _DIRECTION.sub("", text)
        # A mark at the start of a word, or none at the end of any, shows that letters follow their marks.
        late = _MARK_FIRST.search(bare) is not None or _MARK_LAST.search(bare) is None
        return cls(are_meant([bare]), late)

    def line(self, raw: str) -> str:
        """The line ``raw`` in the order in which it is read."""
        if _FROM_THE_RIGHT not in raw:
            return raw
        return "".join(self._column(column) for column in reversed(_COLUMNS.split(raw.strip())))

    def _column(self, raw: str) -> str:
        if not raw or raw.isspace():
            return raw
        words = _MARKED.sub(_letter_first, raw) if self.late else raw
        shown = _DIRECTION.sub("", _STRETCH.sub(lambda found: found[1][::-1], words))
        signs = [Sign(char, None if char.isspace() else _RUN) for char in shown]
        read = "".join(sign.text for sign in in_reading_order(signs, 1.0, frozenset(), meant=self.meant))
        # A mark that reaches beyond its word came out before the figures to its right.
        return _TWICE.sub(r"\1", _MARK_FIRST.sub(_letter_first, read)) if self.late else read


def _letter_first(found: regex.Match[str]) -> str:
    return found[2] + found[1][::-1]
