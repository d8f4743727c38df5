"""A document as the values that the page template sets: what is printed, in which order and in which part of the form.

Only plain values leave here (dictionaries, lists, strings): the template (``page.typ``) takes them as data, so no
text can be taken for markup. A *run* is a string, ``{"t": text, …}`` with ``lead``, ``kept`` (never broken across
lines), ``latin`` (from left to right in a text from right to left) or ``url``, or ``{"note": mark, "of": runs}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from gettext import gettext as _
from itertools import count, groupby
from typing import Any

import regex

from multilateral.texts.model import Block, Citation, Document, Note, Paragraph
from multilateral.texts.write import printed
from multilateral.texts.write.body import (
    Apparatus,
    Item,
    Ranks,
    Run,
    children,
    date_printed,
    masthead_lines,
    number_printed,
    opening_printed,
)
from multilateral.texts.write.body import (
    printable as xml_printable,
)
from multilateral.texts.write.divisions import Division, divisions
from multilateral.texts.write.html import RIGHT_TO_LEFT, notice, title_of

Link = Callable[[Citation], str | None]
Node = dict[str, Any]

# Words joined by a slash or a hyphen, where a line could else end: a hyphen at the end of a line is lost to whoever
# takes the text out of the page. (No line ends within 75/240.) In Chinese it may.
_LETTER = r"[[\p{L}\p{M}\p{N}.]--\p{Han}]"
# Nor at the hyphen of "troop- and", which would there be taken for that of a word torn in two.
_SUSPENDED = r"(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,20}[\u2010\u2011-] \p{L}{1,12}(?![\p{L}\u2010\u2011-])"
_KEPT = regex.compile(
    # "GC(67)/RES/10"
    r"(?V1)(?<![\p{L}\p{N}/(])\p{Lu}{1,6}\(\d{1,3}\)(?:/[\p{L}\d]{1,8}){1,4}"
    rf"|{_SUSPENDED}|(?<!{_LETTER}){_LETTER}{{1,24}}(?:[/\u2010\u2011-]{_LETTER}{{1,24}}){{1,8}}(?<!\.)"
    r"(?:\([\p{L}\p{N}. ]{1,12}\)\p{N}{0,4}|[\u2010\u2011-] \p{L}{1,12}(?![\p{L}\u2010\u2011-]))?"
    # Nor does one end between a dash and the word that it touches.
    rf"|(?<=\s)—{_LETTER}{{1,24}}|{_LETTER}{{1,24}}—(?=\s)"
)
_BROKEN = regex.compile(r"[/\u2010\u2011-] ?\p{L}|\d\(|—")
_LONGEST_KEPT = 34
_LATIN = regex.compile(r"\p{Latin}")
# A symbol with what stands in brackets behind it: "NPT/CONF.1995/32 (Part I)/Corr.1".
_SPANNED = regex.compile(
    r"(?<![\p{L}\p{N}./-])\p{Lu}[\p{Latin}\d./-]{3,24} \([\p{Latin}\d ]{1,16}\)(?:/[\p{Latin}\d./]{1,10})?(?<!\.)"
)
_FIGURES_FIRST = regex.compile(r"(?<![\p{L}\p{N}./-])\d[\d./-]{0,12}\p{Latin}[\p{Latin}\d./-]{0,20}(?<![./-])")
# A number stays with the word before it; a dash within a sentence too, as at the head of a line it begins a list.
# No line ends behind a slash with a blank ("1971/ 72"), whose blank would be lost.
_BOUND = regex.compile(r"(?<=\p{L}) (?=\d+/\d)|(?<=\S) (?=[-–—] )|(?<=\S/) (?=\S)")
_FIGURE = regex.compile(
    r"[(\[]?[-–\u2212+]?\s?[$€£]?\s?\d[\d\s.,\u00a0\u202f]*\s?%?[)\]]?[a-z*]{0,2}|[-–—\u2212]|\.{2,}|…|"
)


def sheet(document: Document, link: Link | None = None) -> Node:
    """All that the template asks for."""
    parts = document.parts or [document]
    issued = document.date or (document.adopted.date if document.adopted else None)
    exercise = any(printed.is_exercise(one) for one in (document, *parts))
    return {
        "title": printable(title_of(document)),
        "language": _language(document.language),
        "notice": notice(document, *parts),
        "exercise": _("Exercise") if exercise else None,
        "keywords": [printable(one.symbol) for one in (document, *document.parts) if one.symbol],
        "date": _day(issued),
        "parts": [_part(part, link) for part in parts],
    }


def printable(text: str) -> str:
    """``text`` without what PDF refuses: characters that XML cannot hold, and the mark of a byte order."""
    return xml_printable(text).replace("\ufeff", "")


def _language(code: str | None) -> str:
    return code if code and regex.fullmatch(r"[a-z]{2,3}", code) else "und"


def _day(iso: str | None) -> list[int] | None:
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return None
    return [day.year, day.month, day.day]


def _part(document: Document, link: Link | None) -> Node:
    setting = _Setting(document, link)
    language = _language(document.language)
    head, body = _head(document, setting), _body(document, setting)
    _count([*head, *body], count(1))
    return {
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        # Geneva issues on A4, New York on letter.
        "paper": "a4" if (document.symbol or "").startswith(("A/HRC/", "EX/")) else "us-letter",
        "symbol": printable(document.symbol or ""),
        "job": printable(document.job_number or ""),
        "notice": notice(document),
        "masthead": _masthead(document, setting),
        "head": head,
        "body": body,
    }


def _count(nodes: list[Node], places: Iterator[int]) -> None:
    """Give each paragraph its place among all of its part."""
    for node in nodes:
        if node["kind"] == "paragraph":
            node["place"] = next(places)
            _count(node["below"], places)
            _count(node["after"], places)


class _Setting:
    """What the pieces of one part need: its apparatus, its links, and how its headings are nested."""

    def __init__(self, document: Document, link: Link | None) -> None:
        self.apparatus = Apparatus(document)
        self.link = link
        self.language = document.language
        # In a resolution headings are quieter than in a report, but for the names of its annexes.
        self.quiet = bool(document.preamble or document.operative)
        self.ranks = Ranks(title=bool(document.title or document.number))

    def words(self, runs: list[Run]) -> list[Any]:
        out: list[Any] = []
        # Symbols that a hyphen joins are two citations and one word.
        for (note, is_lead, url), alike in groupby(runs, self._setting):
            if note is not None:
                out += [self.note(run.note) for run in alike if run.note]
            else:
                text = printable("".join(run.text for run in alike))
                out += self.kept(text, {"lead": True} if is_lead else {}, url)
        return out

    def _setting(self, run: Run) -> tuple[str | None, bool, str | None]:
        url = self.link(run.citation) if run.citation and self.link else None
        return (run.note.marker if run.note else None), bool(run.lead), url

    def kept(self, text: str, style: Node, url: str | None) -> list[Any]:
        """Runs of ``text``; among words from right to left, those of Latin symbols say that they run the other way."""
        if self.language not in RIGHT_TO_LEFT:
            return _kept(text, style, url)
        out: list[Any] = []
        at = 0
        for match in _SPANNED.finditer(text) if not url else ():
            out += self._directed(_kept(text[at : match.start()], style, url)) if match.start() > at else []
            out.append({"t": match[0], "kept": True, "latin": True, **style})
            at = match.end()
        return out + (self._directed(_kept(text[at:], style, url)) if at < len(text) else [])

    def _directed(self, runs: list[Any]) -> list[Any]:
        out: list[Any] = []
        for run in runs:
            if isinstance(run, str):
                out += _figures_first(run)
            else:
                out.append(run | {"latin": True} if "kept" in run and _LATIN.search(run["t"]) else run)
        return out

    def note(self, note: Note) -> Node:
        # A figure after a figure would be read with it, from left to right; the sign of direction parts the two.
        apart = "\u200f" if self.language in RIGHT_TO_LEFT else ""
        # A Chinese line may end anywhere, but not before a mark: at the head of a line it would begin a note.
        apart = "\u2060" if self.language == "zh" else apart
        return {"note": apart + printable(note.marker), "of": self.words(self.apparatus.note(note))}

    def number(self, number: str | None) -> str:
        return printable(number_printed(number, self.language))

    def plain(self, text: str) -> list[Any]:
        return self.kept(printable(text), {}, None)


def _figures_first(text: str) -> list[Any]:
    """``text`` with its symbols that begin with a figure ("19.IV.4") as runs of their own."""
    out: list[Any] = []
    at = 0
    for match in _FIGURES_FIRST.finditer(text):
        out += [text[at : match.start()]] if match.start() > at else []
        out.append({"t": match[0], "kept": True, "latin": True})
        at = match.end()
    return out + ([text[at:]] if at < len(text) else [])


def _kept(text: str, style: Node, url: str | None) -> list[Any]:
    # A symbol is never broken at its slash, and its number stays with the word before it.
    if url:
        return [{"t": text, "url": url, **style}]
    text = _BOUND.sub("\u00a0", text)
    out: list[Any] = []
    at = 0
    for match in _KEPT.finditer(text):
        if len(match[0]) > _LONGEST_KEPT or not _BROKEN.search(match[0]):
            continue
        if match.start() > at:
            out.append({"t": text[at : match.start()], **style} if style else text[at : match.start()])
        out.append({"t": match[0], "kept": True, **style})
        at = match.end()
    if at < len(text):
        out.append({"t": text[at:], **style} if style else text[at:])
    return out


def _masthead(document: Document, setting: _Setting) -> Node | None:
    lines = dict(masthead_lines(document))
    if not lines:
        return None
    symbol = printable(lines.get("symbol", ""))
    series, slash, rest = symbol.partition("/")
    return {
        "organization": printed.issuer(document),
        "symbol": [series, slash + rest],
        "organ": printable(lines.get("organ", "")),
        "issued": [printable(lines[name]) for name in ("distribution", "date", "original_language") if name in lines],
        "about": [
            {"strong": name in ("session", "agenda_title"), "of": setting.words(setting.apparatus.masthead(name, line))}
            for name, line in lines.items()
            if name in ("session", "committee", "agenda_items", "agenda_title")
        ],
    }


def _head(document: Document, setting: _Setting) -> list[Node]:
    out: list[Node] = []
    if document.sponsors:
        out.append({"kind": "sponsors", "of": setting.plain(printed.sponsors(document))})
    if by := printed.adopted(document):
        out.append({"kind": "adopted", "of": setting.plain(by)})
    if report := printed.report(document):
        out.append({"kind": "report", "of": _bracketed(printable(report))})
    if document.number or document.title:
        title = setting.words(setting.apparatus.masthead("title", document.title or ""))
        out.append({"kind": "title", "depth": 1, "number": printable(number_printed(document.number)), "of": title})
    if document.opening:
        comma = opening_printed(document)[len(document.opening) :]
        out.append(_paragraph_node([{"t": printable(document.opening), "lead": True}, comma], "", indent=True))
    return out


def _body(document: Document, setting: _Setting) -> list[Node]:
    indent = bool(document.preamble or document.operative or document.annexes)
    text, *annexes = divisions(document)
    out = _items(text, setting, indent=indent) + _closing(document, setting)
    for annex in annexes:
        if annex.annex:
            setting.quiet = False
            out.append({"kind": "annex"})
        if annex.heading:
            out.append(_heading(1, "", [printable(annex.heading)], setting))
        out += _items(annex, setting, indent=indent)
    loose = [setting.note(note) for note in setting.apparatus.loose]
    if loose:
        out.append({"kind": "notes", "of": loose})
    return out


def _items(division: Division, setting: _Setting, *, indent: bool) -> list[Node]:
    out: list[Node] = []
    for item in division.items:
        if item.paragraph:
            out.append(_paragraph(item.paragraph, item, setting))
        elif item.block:
            out += _block(item.block, setting, indent=indent)
    return out


def _paragraph(paragraph: Paragraph, item: Item, setting: _Setting) -> Node:
    proper, after = children(paragraph)
    if after and not any(child.number for child in proper):
        # In a row without numbers the last member stands as the others do.
        proper, after = paragraph.paragraphs, None
    words = setting.words(setting.apparatus.paragraph(paragraph.id, paragraph.text, paragraph.lead))
    node = _paragraph_node(words, setting.number(paragraph.number), indent=True)
    for child in proper:
        node["below"] += _between(child, item, setting)
        node["below"].append(_paragraph(child, item, setting))
    if after:
        node["below"] += _between(after, item, setting)
        words = setting.words(setting.apparatus.paragraph(after.id, after.text, after.lead))
        node["after"] = [_paragraph_node(words, "", indent=False)]
    return node


def _between(child: Paragraph, item: Item, setting: _Setting) -> list[Node]:
    return [node for block in item.inner.get(child.id, ()) for node in _block(block, setting, indent=True)]


def _paragraph_node(words: list[Any], number: str, *, indent: bool, level: int = 0) -> Node:
    return {
        "kind": "paragraph",
        "number": number,
        "of": words,
        "indent": indent,
        "level": level,
        "below": [],
        "after": [],
    }


def _block(block: Block, setting: _Setting, *, indent: bool) -> list[Node]:
    if block.type == "table":
        return [_table(block)] if any(block.rows) else []
    words = setting.words(setting.apparatus.paragraph(block.id, block.text))
    if block.type == "heading":
        if not words and not block.number:
            return []
        return [_heading(max(block.level, 1), setting.number(block.number), words, setting)]
    if not words and not block.number:
        return []
    return [_paragraph_node(words, setting.number(block.number), indent=indent, level=block.level)]


def _heading(level: int, number: str, words: list[Any], setting: _Setting) -> Node:
    size = min(level + setting.quiet, 4)
    return {"kind": "heading", "depth": setting.ranks.rank(level), "size": size, "number": number, "of": words}


def _table(block: Block) -> Node:
    width = max(len(row) for row in block.rows)
    rows = [[printable(cell) for cell in row] + [""] * (width - len(row)) for row in block.rows]
    body = rows[1:]
    figures = [
        bool(body)
        and any(row[n].strip() for row in body)
        and all(_FIGURE.fullmatch(row[n].strip()) is not None for row in body)
        for n in range(width)
    ]
    return {"kind": "table", "width": width, "rows": rows, "figures": figures}


def _closing(document: Document, setting: _Setting) -> list[Node]:
    adopted = document.adopted
    if not adopted or not adopted.meeting:
        return []
    lines = [adopted.meeting, date_printed(adopted.date, document.language)]
    return [{"kind": "closing", "lines": [setting.plain(line) for line in lines if line]}]


def _bracketed(text: str) -> list[Any]:
    # The words between the brackets are in italics, the brackets are not.
    if text[:1] == "[" and text[-1:] == "]":
        return ["[", *_kept(text[1:-1], {"lead": True}, None), "]"]
    return _kept(text, {"lead": True}, None)
