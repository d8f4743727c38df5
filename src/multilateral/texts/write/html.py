"""A standalone HTML page: the text, its addresses as anchors, notes linked both ways; good on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _
from html import escape
from importlib.resources import files
from itertools import zip_longest

from multilateral.texts.address import label
from multilateral.texts.model import Block, Citation, Document, Note, Paragraph
from multilateral.texts.write import printed
from multilateral.texts.write.body import (
    Apparatus,
    Item,
    Ranks,
    Run,
    date_printed,
    masthead_lines,
    number_printed,
    opening_printed,
    printable,
    tongue,
)
from multilateral.texts.write.divisions import Division, divisions

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}

Link = Callable[[Citation], str | None]


def write(document: Document, *, link: Link | None = None) -> bytes:
    """The document as one HTML file without scripts and without anything to be fetched.

    Paragraphs carry their ids as anchors (``#op2``; in a document of several parts ``#part2.op2``).
    ``link`` gives the address that a citation leads to, or ``None``.
    """
    if document.parts:
        letters = printed.letters(document)
        articles = [
            _article(part, link, f"part{n}.", letter or "")
            for n, (part, letter) in enumerate(zip_longest(document.parts, letters), 1)
        ]
        if letters:
            own = replace(document, parts=[], kind=document.parts[0].kind)
            articles.insert(
                0, "\n".join([f"<article{language_of(own)}>", *_head(own, _Setting(own, link, "")), "</article>"])
            )
    else:
        articles = [_article(document, link, "")]
    return page(title_of(document), document.language, articles, notice(document), document.symbol)


def title_of(document: Document) -> str:
    """Symbol and title in one line, for the head of a page."""
    return " · ".join(part for part in (document.symbol, document.title) if part) or _("Document without a symbol")


def notice(*documents: Document, language: str | None = None) -> str:
    """The sentence which says that this page is no document of the United Nations, in the language of the first."""
    forms = tongue(language or documents[0].language).forms
    return forms.exercise if any(map(printed.is_exercise, documents)) else forms.not_official


def page(title: str, language: str | None, articles: list[str], about: str, symbol: str | None = None) -> bytes:
    """A whole HTML page around ``articles``, which are HTML already; the other arguments are plain text."""
    style = files("multilateral.texts.write").joinpath("page.css").read_text(encoding="utf-8")
    lang = escape(language or "und", quote=True)
    direction = ' dir="rtl"' if language in RIGHT_TO_LEFT else ""
    identifier = f'<meta name="dcterms.identifier" content="{_text(symbol)}">\n' if symbol else ""
    return (
        f'<!doctype html>\n<html lang="{lang}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n"
        f'{identifier}<meta name="generator" content="Multilateral">\n'
        f'<meta name="description" content="{_text(about)}">\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(articles)
        + f'\n</main>\n<footer class="about"><p>{_text(about)}</p></footer>\n</body>\n</html>\n'
    ).encode("utf-8", "replace")


def _article(document: Document, link: Link | None, prefix: str, letter: str = "") -> str:
    """One text; one that has a ``letter`` stands below the masthead of the whole."""
    setting = _Setting(document, link, prefix)
    head = [*_lettered(document, letter, setting), *_opening(document)] if letter else _head(document, setting)
    out = [f"<article{language_of(document)}>", *head]
    text, *annexes = divisions(document)
    out += _items(text, setting) + _closing(document)
    for annex in annexes:
        out += _annex(annex, setting) if annex.annex else _items(annex, setting)
    out += _notes(document, setting)
    if document.job_number:
        out.append(f'<p class="job">{_text(document.job_number)}</p>')
    out.append("</article>")
    return "\n".join(part for part in out if part)


def _annex(division: Division, setting: _Setting) -> list[str]:
    own = division.items[0].block
    name = _text(division.heading or (own.text if own else ""))
    out = [f'<section class="annex" aria-label="{name}">']
    if division.heading:
        rank = setting.ranks.rank(1)
        out.append(f'<h{rank} id="{setting.anchor(division.annex or "")}">{name}</h{rank}>')
    return [*out, *_items(division, setting), "</section>"]


def _items(division: Division, setting: _Setting) -> list[str]:
    out: list[str] = []
    for item in division.items:
        if item.paragraph:
            out.append(_paragraph(item.paragraph, item, setting))
        elif item.block:
            out.append(_block(item.block, setting))
    return out


class _Setting:
    """What the pieces of one article need to know: its apparatus, its links, its anchors."""

    def __init__(self, document: Document, link: Link | None, prefix: str) -> None:
        self.apparatus = Apparatus(document)
        self.link = link
        self.prefix = prefix
        self.language = document.language
        self.ranks = Ranks(title=_has_title(document))
        self._order = {id(note): n for n, note in enumerate(document.notes, 1)}

    def anchor(self, name: str) -> str:
        return _text(self.prefix + "-".join(name.split()))

    def words(self, runs: list[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        if run.note:
            n = self._order[id(run.note)]
            # The anchor counts, the mark is as printed: two notes may bear the same mark.
            return (
                f'<a class="fn" id="{self.anchor(f"mark{n}")}" href="#{self.anchor(f"note{n}")}" role="doc-noteref" '
                f'aria-label="{_text(_("Note"))} {_text(run.note.marker)}">{_text(run.note.marker)}</a>'
            )
        out = _text(run.text)
        href = self.link(run.citation) if run.citation and self.link else None
        if href:
            out = f'<a href="{_text(href)}">{out}</a>'
        return f"<i>{out}</i>" if run.lead else out

    def number(self, note: Note) -> int:
        return self._order[id(note)]


def _has_title(document: Document) -> bool:
    # Every page has one first heading: the title; without one the symbol, unless the body brings a heading.
    return bool(document.title or document.number) or not any(block.type == "heading" for block in document.blocks)


def _head(document: Document, setting: _Setting) -> list[str]:
    lines = dict(masthead_lines(document))
    titled = bool(document.title or document.number)
    out: list[str] = []
    if lines:
        out.append('<header class="masthead">')
        issuer = _("Exercise") if printed.is_exercise(document) else printed.issuer(document)
        if issuer:
            out.append(f'<p class="issuer">{_text(issuer)}</p>')
        for name in ("symbol", "organ"):
            if name in lines:
                tag = "h1" if name == "symbol" and not titled and _has_title(document) else "p"
                out.append(f'<{tag} class="{name}">{_text(lines[name])}</{tag}>')
        issued = [lines[name] for name in ("distribution", "date", "original_language") if name in lines]
        if issued:
            out.append("<p>" + "<br>".join(map(_text, issued)) + "</p>")
        about = [
            _strong(setting.words(setting.apparatus.masthead(name, lines[name])), name in ("session", "agenda_title"))
            for name in ("session", "committee", "agenda_items", "agenda_title")
            if name in lines
        ]
        if about:
            out.append(f'<p class="of">{"<br>".join(about)}</p>')
        out.append("</header>")
    if by := printed.sponsors(document):
        out.append(f'<p class="sponsors">{_text(by)}</p>')
    if by := printed.adopted(document):
        out.append(f'<p class="adopted"><b>{_text(by)}</b></p>')
    if report := printed.report(document):
        out.append(f'<p class="report">{_report(document, report, setting)}</p>')
    if titled:
        number = f"{number_printed(document.number)} " if document.number else ""
        title = setting.words(setting.apparatus.masthead("title", document.title or ""))
        out.append(f"<h1>{_text(number)}{title}</h1>")
    elif not lines.get("symbol") and _has_title(document):
        out.append(f"<h1>{_text(title_of(document))}</h1>")
    return [*out, *_opening(document)]


def _lettered(document: Document, letter: str, setting: _Setting) -> list[str]:
    title = setting.words(setting.apparatus.masthead("title", document.title or ""))
    return [f"<hgroup><h2>{_text(letter)}</h2>", f"<p><b>{title}</b></p>" if title else "", "</hgroup>"]


def _opening(document: Document) -> list[str]:
    if not document.opening:
        return []
    comma = _text(opening_printed(document)[len(document.opening) :])
    return [f'<div class="para opening"><p><i>{_text(document.opening)}</i>{comma}</p></div>']


def _strong(words: str, strong: bool) -> str:
    return f"<b>{words}</b>" if strong else words


def _report(document: Document, line: str, setting: _Setting) -> str:
    symbol = document.adopted.on_report if document.adopted else None
    before, found, after = line.partition(symbol or "\0")
    if not symbol or not found:
        return _text(line)
    return _text(before) + setting.words(setting.apparatus.masthead("adopted.on_report", symbol)) + _text(after)


def _closing(document: Document) -> list[str]:
    adopted = document.adopted
    if not adopted or not adopted.meeting:
        return []
    lines = [adopted.meeting, date_printed(adopted.date, document.language)]
    return [f'<p class="closing">{"<br>".join(_text(line) for line in lines if line)}</p>']


def _paragraph(paragraph: Paragraph, item: Item, setting: _Setting) -> str:
    words = setting.words(setting.apparatus.paragraph(paragraph.id, paragraph.text, paragraph.lead))
    below: list[str] = []
    for child in paragraph.paragraphs:
        below += [_block(block, setting) for block in item.inner.get(child.id, ())]
        below.append(_paragraph(child, item, setting))
    return _numbered(paragraph.id, paragraph.number, words, setting, "".join(below))


def _numbered(id: str | None, number: str | None, words: str, setting: _Setting, below: str = "") -> str:
    """A paragraph with its address as a link; the name of the link is no word of the text, so that none is added."""
    anchor = address = ""
    if id:
        anchor = f' id="{setting.anchor(id)}"'
        address = f'<a class="address" href="#{setting.anchor(id)}" aria-label="{_text(label(id))}"></a>'
    shown = f'<span class="num">{_text(number_printed(number, setting.language))}</span> ' if number else ""
    return f'<div class="para"{anchor}>{address}<p>{shown}{words}</p>{below}</div>'


def _block(block: Block, setting: _Setting) -> str:
    anchor = f' id="{setting.anchor(block.id)}"' if block.id else ""
    if block.type == "table":
        return _table(block, anchor)
    words = setting.words(setting.apparatus.paragraph(block.id, block.text))
    if block.type == "heading":
        number = number_printed(block.number, setting.language)
        rank = min(setting.ranks.rank(block.level), 6)
        return f"<h{rank}{anchor}>{_text(f'{number} ') if number else ''}{words}</h{rank}>"
    if block.type == "figure":
        return f"<figure{anchor}><figcaption>{words}</figcaption></figure>"
    return _numbered(block.id, block.number, words, setting)


def _table(block: Block, anchor: str) -> str:
    """The first row as the head of the columns; a table of one row has none."""
    head, body = (block.rows[:1], block.rows[1:]) if len(block.rows) > 1 else ([], block.rows)
    columns = "".join(
        f'<th scope="col">{_cell(cell)}</th>' if cell.strip() else "<td></td>" for row in head for cell in row
    )
    rows = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in body)
    top = f"<thead><tr>{columns}</tr></thead>" if head else ""
    return f'<div class="scroll" tabindex="0"{anchor}><table>{top}<tbody>{rows}</tbody></table></div>'


def _cell(cell: str) -> str:
    return "<br>".join(_text(line) for line in cell.split("\n"))


def _notes(document: Document, setting: _Setting) -> list[str]:
    if not document.notes:
        return []
    loose = {id(note) for note in setting.apparatus.loose}
    rows = []
    for note in document.notes:
        n = setting.number(note)
        mark = _text(note.marker)
        if id(note) in loose:
            mark = f"<sup>{mark}</sup>"
        else:
            back = _text(_("Back to the text"))
            mark = (
                f'<a class="fn" href="#{setting.anchor(f"mark{n}")}" role="doc-backlink" aria-label="{back}">{mark}</a>'
            )
        rows.append(f'<li id="{setting.anchor(f"note{n}")}">{mark} {setting.words(setting.apparatus.note(note))}</li>')
    heading = _text(_("Notes"))
    return [f'<section class="notes" role="doc-endnotes" aria-label="{heading}"><ol>', *rows, "</ol></section>"]


def language_of(document: Document) -> str:
    """The attributes that say in which language and direction the document is written."""
    direction = ' dir="rtl"' if document.language in RIGHT_TO_LEFT else ""
    return f' lang="{_text(document.language)}"{direction}' if document.language else ""


def _text(value: str | None) -> str:
    return escape(printable(value or ""), quote=True)
