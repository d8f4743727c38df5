"""The masthead as Akoma Ntoso: the preface before a document, and the meeting that adopted it behind.

What is printed is the form's line in the document's language; the value itself stands in ``value``, ``date`` or
``title`` beside it, so that it is read back in any language.
"""

from __future__ import annotations

from lxml import etree

from multilateral.texts.model import Adopted, Document
from multilateral.texts.write import akn_meta, printed
from multilateral.texts.write.akn_elements import Setter, put, sub
from multilateral.texts.write.akn_ids import Ids
from multilateral.texts.write.body import Apparatus, date_printed, masthead_lines


def write(root: etree._Element, document: Document, ids: Ids, apparatus: Apparatus) -> None:
    """The identification block: what the masthead states, and number and title."""
    preface = sub(root, "preface")
    setter = Setter([], apparatus, ids)
    masthead = sub(preface, "container", name="masthead", eId=ids.take("container_masthead"))
    for name, line in masthead_lines(document):
        _line(sub(masthead, "p"), name, line, document, setter)
    if document.sponsors:
        p = sub(masthead, "p")
        for n, sponsor in enumerate(document.sponsors):
            sub(p, "docProponent", sponsor, refersTo="#sponsor").tail = ", " if n + 1 < len(document.sponsors) else None
    if document.adopted is not None:
        _adopted(masthead, document, document.adopted, setter)
    if not len(masthead):
        preface.remove(masthead)
    if document.number or document.title:
        p = sub(sub(preface, "container", name="title", eId=ids.take("container_title")), "p")
        if document.number:
            sub(p, "docNumber", document.number).tail = ". "
        if document.title:
            setter.set(sub(p, "docTitle"), apparatus.masthead("title", document.title))
    if not len(preface):
        root.remove(preface)


def _line(p: etree._Element, name: str, line: str, document: Document, setter: Setter) -> None:
    match name:
        case "symbol":
            sub(p, "docNumber", line, refersTo="#symbol")
        case "organ":
            sub(p, "docAuthority", line, refersTo="#organ")
        case "distribution":
            sub(p, "docStatus", line, title=document.distribution or "")
        case "date" if akn_meta.is_date(document.date):
            sub(p, "docDate", line, date=document.date or "", refersTo="#dateOfIssuance")
        case "session":
            sub(p, "session", line, value=document.session or "")
        case "committee":
            sub(p, "docCommittee", line, value=document.committee or "")
        case "agenda_items":
            sub(p, "inline", line, name=name, title="; ".join(document.agenda_items))
        case "agenda_title":
            setter.set(sub(p, "inline", name=name), setter.apparatus.masthead(name, line))
        case _:
            sub(p, "inline", line, name=name, title=getattr(document, name, None) or line)


def _adopted(masthead: etree._Element, document: Document, adopted: Adopted, setter: Setter) -> None:
    if adopted.date:
        p, shown = sub(masthead, "p"), date_printed(adopted.date, document.language)
        if akn_meta.is_date(adopted.date):
            sub(p, "docDate", shown, date=adopted.date, refersTo="#dateOfAdoption")
        else:
            sub(p, "inline", shown, name="dateOfAdoption", title=adopted.date)
    if adopted.committee or adopted.on_report:
        p, line = sub(masthead, "p"), printed.report(document)
        symbol = adopted.on_report or ""
        before, found, after = line.rpartition(symbol) if symbol else (line, "", "")
        if adopted.committee:
            _committee(p, before, adopted.committee)
        else:
            put(p, before)
        if found:
            setter.set(
                sub(p, "inline", name="originatingDocument"), setter.apparatus.masthead("adopted.on_report", symbol)
            )
            put(p, after)


def _committee(p: etree._Element, line: str, committee: str) -> None:
    """The line up to the symbol, with the name of the committee in its element."""
    start, found, end = line.partition(committee)
    if not found:
        # Another language declines the name; the value has it as it is known.
        start, end = "", line
    put(p, start)
    sub(p, "docCommittee", committee if found else None, value=committee, refersTo="#reportingCommittee")
    put(p, end)


def conclusions(root: etree._Element, document: Document) -> None:
    """The meeting and day of adoption, as they stand below the text."""
    adopted = document.adopted
    if adopted is None or not adopted.meeting:
        return
    p = sub(sub(sub(root, "conclusions"), "container", name="conclusion"), "p")
    sub(p, "event", adopted.meeting, refersTo="#meeting").tail = " " if adopted.date else None
    if adopted.date and akn_meta.is_date(adopted.date):
        shown = date_printed(adopted.date, document.language)
        sub(p, "docDate", shown, date=adopted.date, refersTo="#dateOfAdoption")
