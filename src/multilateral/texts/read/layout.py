"""Lines to chunks: what belongs to the page is set aside, spacing is evened out, broken lines are joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from multilateral.texts.read.plain import Line
from multilateral.texts.wording import LANGUAGES
from multilateral.texts.wording.language import any_of

COMMAS = (",", "،", "，", "、")
COLONS = (":", "：")
STOPS = (";", ".", "؛", "；", "。")
ENDING = (";", "؛", "；", *COLONS)
# A paragraph may end in the word that joins it to the next ("…; and").
ENDERS = any_of(*(regex.escape(word) for language in LANGUAGES.values() for word in language.enders))
# What may stand behind the stop of a paragraph.
CLOSED = regex.compile(rf"(?:[\"”’»)\]》」]|\s{ENDERS})+$")
_PAGE = any_of(*(language.folio for language in LANGUAGES.values()))
_FOLIO = regex.compile(
    r"(?:[-–—]\s?)?\d{1,4}\s?/\s?\d{1,4}(?:\s?[-–—])?|[-–—]\s?\d{1,4}\s?[-–—]|(?i:"
    rf"{_PAGE}) ?\d{{1,4}}(?: (?:\p{{L}}{{1,3}}|/) \d{{1,4}})?|/\.{{3}}|\.{{3}}/\.{{3}}"
)
_JOB = r"\d{2}-\d{5}"
_JOB_LINE = regex.compile(rf"(?P<job>{_JOB})(?: ?\((?:[A-Z]|[A-Z]/[A-Z])\))?(?:\s+\d{{6}})*")
_JOB_AND_FOLIO = regex.compile(
    rf"(?:(?P<job>{_JOB})(?: ?\([A-Z]\))?\s+(?P<folio>\d{{1,4}}/\d{{1,4}}))|"
    rf"(?:(?P<folio>\d{{1,4}}/\d{{1,4}})\s+(?P<job>{_JOB})(?: ?\([A-Z]\))?)"
)
_BARCODE = regex.compile(r"\*\s?\d{5,9}\s?\*|\*\d{5,9}[A-Z]?\*")
_RULE = regex.compile(r"[_‗–—─━-]{3,}|_{2,}(?:\s_+)*")
_BLANKS = regex.compile(r"\s{2,}|\t")
_ORNAMENT = regex.compile(r"\*(?:\s*\*){2,}|\* \* \*")
_TERMINAL = regex.compile(
    rf"[,;:.!?…،؛؟，；：。！？](?:[\"”’»)\]*》」]|(?!(?<=\d[,.])\d{{3}}$)\s?(?<!\d)(?:[\d¹²³⁴⁵⁶⁷⁸⁹⁰]{{1,3}}|\(\d{{1,3}}\))|\s?{ENDERS})*$"
)
IDEOGRAPH = r"[\p{Han}\u3000-\u303f\uff01-\uff60]"
_FIRST = regex.compile(rf"{IDEOGRAPH}|(?:(?!{IDEOGRAPH})\S)+")
_WITHOUT_BLANK = regex.compile(rf"(?<={IDEOGRAPH}) (?={IDEOGRAPH})")
_IDEOGRAPHIC = regex.compile(rf"{IDEOGRAPH}|.{IDEOGRAPH}")
# An address of the web that is broken within: behind a stop, or before one.
_LONG_ADDRESS = 120
_ADDRESS = regex.compile(r"(?:www\.|://)\S*(?:[._=&?-]\n[\p{Ll}\d]|[^\s,;:.]\n[_/?=&]|/\n[\p{L}\d_-]+[./_])")
_BROKEN = regex.compile(r"([\p{L}\p{M}]+)[-‑]$")
_WORD = regex.compile(r"\p{L}+(?:[-‑]\p{L}+)*(?![-‑\p{L}])")
_WIDE = regex.compile(IDEOGRAPH)
_GAPS = regex.compile(r"\s+")
_WORD_START = regex.compile(r"[\p{L}\p{M}]+")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"


# How many lines a running head or foot may have.
_EDGE = 5
_NOTICES = any_of(
    *(regex.escape(text) for one in LANGUAGES.values() for text in (one.forms.not_official, one.forms.exercise))
)
_DISCLAIMER = regex.compile(
    r"(?i:this (?:document |text )?is (?:no|not an?) (?:official )?(?:document|record|text)\b).{0,200}|" + _NOTICES
)


@dataclass(slots=True)
class Page:
    """A line that belongs to the page: its kind, and the job number that it shows."""

    line: Line
    kind: str
    job: str | None = None


def page_line(line: Line) -> Page | None:
    """What of the page this line is, seen by itself; ``None`` if it may belong to the text."""
    text = line.text
    if line.role == "furniture":
        seen = page_line(replace(line, role="", whole=False, cell=None))
        return Page(line, line.label or (seen.kind if seen else "page"), seen.job if seen else None)
    if line.role or line.cell is not None:
        return None
    if _DISCLAIMER.fullmatch(text) is not None:
        return Page(line, "disclaimer")
    if len(text) > 60:
        return None if _RULE.fullmatch(text[:400]) is None else Page(line, "rule")
    if (both := _JOB_AND_FOLIO.fullmatch(text)) is not None:
        return Page(line, "folio", both["job"])
    if (job := _JOB_LINE.fullmatch(text)) is not None:
        return Page(line, "job-number", job["job"])
    if _BARCODE.fullmatch(text):
        return Page(line, "barcode")
    # A folio is printed by the page; what a paragraph of a Word file holds is its text.
    if _FOLIO.fullmatch(text) and not line.whole:
        return Page(line, "folio")
    if _RULE.fullmatch(text):
        return Page(line, "rule")
    if _ORNAMENT.fullmatch(text):
        return Page(line, "ornament")
    return None


def running_lines(lines: Sequence[Line], pages: dict[int, Page]) -> None:
    """Add to ``pages`` what stands at the edge of more than half of the pages, word for word, in paged text.

    The first page has no running head. A line counts only if nothing of the text stands between it and the edge.
    """
    sheets: list[list[Line]] = [[]]
    for line in lines:
        if line.page and sheets[-1]:
            sheets.append([])
        sheets[-1].append(line)
    for kind, edges in (
        ("running-head", [sheet[:_EDGE] for sheet in sheets[1:]]),
        ("running-foot", [sheet[: -_EDGE - 1 : -1] for sheet in sheets]),
    ):
        seen = Counter(text for edge in edges for text in {line.text for line in edge if not line.whole})
        for edge in edges:
            for line in edge:
                if line.n not in pages:
                    if line.role or line.whole or 2 * seen[line.text] <= max(len(edges), 2):
                        break
                    pages[line.n] = Page(line, kind)


def even_spacing(lines: Sequence[Line]) -> None:
    """Texts that were extracted with blank lines after every line: so many blank lines then mean none.

    Told by the lines that plainly run on (no stop at the end, a small letter at the next start, nothing
    between them but blank lines): where blank lines part even those, they part nothing.
    """
    runs_on = Counter(
        after.gap
        for before, after in zip(lines, lines[1:], strict=False)
        if not after.whole
        and after.text[0].islower()
        and not is_ended(before.text)
        and (len(before.text) > 25 or not before.gap)
        and after.n - before.n == after.gap + 1
    )
    usual = max((gap for gap in runs_on if gap), key=lambda gap: runs_on[gap], default=0)
    closer = sum(times for gap, times in runs_on.items() if gap < usual)
    # Lines may have been broken once more since: some then run on without a blank line.
    if runs_on[usual] > 3 and 5 * runs_on[usual] > closer:
        for line in lines:
            if not line.whole:
                line.gap = max(0, line.gap - usual)


def flow(texts: Iterable[str]) -> str:
    """Lines as one text with single blanks, and none between two Chinese characters."""
    out = ""
    for text in texts:
        joint = "" if not out or _WITHOUT_BLANK.search(f"{out[-1]} {text[:1]}") is not None else " "
        out += joint + text
    return _GAPS.sub(" ", out).strip()


def breadth(text: str) -> int:
    """How long a text is to the eye, in Latin letters: a Chinese character or stop is as wide as two."""
    return len(text) + len(_WIDE.findall(text)) if not text.isascii() else len(text)


def first_word(text: str) -> str:
    """The least of a line that would have moved up into the line before: its first word, or its first ideograph."""
    found = _FIRST.match(text)
    return found[0] if found else ""


def row_of(line: Line) -> list[str]:
    """The cells of a line that is laid out in columns (two blanks or a tab between them)."""
    return [cell.strip() for cell in _BLANKS.split(line.set)]


def is_ended(text: str) -> bool:
    """Whether these words end in a stop, closing quotation marks, note marks and a last "and" aside."""
    return _TERMINAL.search(text[-40:]) is not None


def running_heads(
    lines: Sequence[Line], pages: dict[int, Page], heads: Iterable[str], symbol: str | None, first: int
) -> None:
    """Add to ``pages`` the symbol and the titles that are repeated at the head of pages after line ``first``."""
    if symbol:
        plain = _letters(symbol)
        for line in lines:
            if (
                line.n > first
                and line.n not in pages
                and not line.whole
                and len(line.text) < 60
                and _letters(line.text) == plain
            ):
                pages[line.n] = Page(line, "running-head")
    # To the letter: "… in the Context of International Security;" may be the end of a paragraph.
    wanted = {_solid(head) for head in heads if head}
    if not wanted:
        return
    longest = max(map(len, wanted))
    for index, line in enumerate(lines):
        if line.n <= first or line.n in pages or line.whole:
            continue
        joined = ""
        for end in range(index, min(index + 10, len(lines))):
            if lines[end].n in pages or (end > index and lines[end].gap > 1):
                break
            joined += _solid(lines[end].text)
            if len(joined) > longest:
                break
            # Only beside page furniture: words of the title may stand as a heading in the text.
            if joined in wanted and _beside_page(lines, pages, index, end):
                for part in lines[index : end + 1]:
                    pages[part.n] = Page(part, "running-head")
                break


def _beside_page(lines: Sequence[Line], pages: dict[int, Page], start: int, end: int) -> bool:
    before = start > 0 and lines[start - 1].n in pages and pages[lines[start - 1].n].kind != "rule"
    after = end + 1 < len(lines) and lines[end + 1].n in pages and pages[lines[end + 1].n].kind != "rule"
    return before or after or lines[start].page


def _letters(text: str) -> str:
    return regex.sub(r"[\W_]+", "", text).casefold()


def _solid(text: str) -> str:
    return _GAPS.sub("", text)


def superscript_to_digits(text: str) -> str:
    return text.translate(_SUPERSCRIPT)


class Words:
    """The words of a text, to judge by its own usage whether a hyphen at a line's end belongs to the word."""

    __slots__ = ("_lines", "compounds", "words")

    def __init__(self, lines: Iterable[Line], compounds: Iterable[str] = ()) -> None:
        self._lines: tuple[Line, ...] = tuple(lines)
        self.words: Counter[str] = Counter()
        self.compounds: Counter[str] = Counter(compounds)

    def _count(self) -> None:
        """Count the words, once a hyphen asks for them: most texts of Word and HTML have none at a line's end."""
        for line in self._lines:
            # A last word with a hyphen is what is in question: no witness.
            for word in _WORD.findall(line.text):
                (self.compounds if "-" in word or "‑" in word else self.words)[word.replace("‑", "-").lower()] += 1
        self._lines = ()

    def join(self, texts: Sequence[str]) -> tuple[str, list[tuple[str, str]], list[int]]:
        """Broken lines as one text, each hyphen without a witness (what is printed, what it may mean), line starts."""
        out: list[str] = []
        torn: list[tuple[str, str]] = []
        starts: list[int] = []
        length = seen = 0
        for before, after in zip(texts, [*texts[1:], None], strict=True):
            length, seen = length + sum(map(len, out[seen:])), len(out)
            starts.append(length)
            if after is None:
                out.append(before)
                break
            # Looked for at the end only: a line can be as long as the whole text.
            broken = _BROKEN.search(before[-60:])
            if broken is None:
                # Alone on its line a dash is a bullet.
                tight = len(before) > 1 and before.endswith(("–", "—", "/")) and before[-2] != " "
                # Chinese is printed without blanks, beside figures and Latin letters too.
                tight = tight or _IDEOGRAPHIC.match(before[-1:] + after[:1]) is not None
                tight = tight or _ADDRESS.search(f"{before[-_LONG_ADDRESS:]}\n{after[:_LONG_ADDRESS]}") is not None
                out += (before,) if tight else (before, " ")
                continue
            rest = _WORD_START.match(after)
            kept, doubt = self._hyphen(broken[1], rest[0] if rest else "")
            out.append(before if kept else before[:-1])
            if doubt:
                torn.append((f"{broken[1]}-{rest[0] if rest else ''}", f"{broken[1]}{rest[0] if rest else ''}"))
        return "".join(out), torn, starts

    def _hyphen(self, first: str, rest: str) -> tuple[bool, bool]:
        """Whether the hyphen between the two pieces is the word's own, and whether that is in doubt."""
        if self._lines:
            self._count()
        if not rest or not rest[0].islower() or self.compounds[f"{first}-{rest}".lower()]:
            return True, False
        if self.words[f"{first}{rest}".lower()]:
            return False, False
        # Two whole words make a compound; a torn word leaves a piece that is none.
        return True, not any(len(part) > 3 and self.words[part.lower()] for part in (first, rest))
