"""The Atom feeds (RFC 4287): documents entered, of all, of a topic; a State's votes and sponsorships; the ledger."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import condition, require_safe

from multilateral.ledger import queries as ledger
from multilateral.parties import queries as parties
from multilateral.record import families
from multilateral.record import queries as record

ATOM = "http://www.w3.org/2005/Atom"
OURS = "urn:multilateral:feed:1"
LATEST = 50
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def _as_of(request: HttpRequest, **named: str) -> str:
    """All feeds change only when the ledger grows."""
    return f'"{ledger.size()}"'


@require_safe
@condition(etag_func=_as_of)
def documents(request: HttpRequest) -> HttpResponse:
    """The documents entered last, newest first."""
    return _documents(
        request, "documents", "Multilateral: documents", record.latest(LATEST), record.withdrawn()[:LATEST]
    )


@require_safe
@condition(etag_func=_as_of)
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts of an agenda topic that were entered last, newest first."""
    found = families.topic(slug)
    if found is None:
        raise Http404
    return _documents(request, f"topics/{slug}", f"Multilateral: {found.title}", record.latest(LATEST, topic=slug))


@require_safe
@condition(etag_func=_as_of)
def state(request: HttpRequest, code: str) -> HttpResponse:
    """What sources tell of a State: the texts that it sponsored and its votes, those entered last first."""
    known = parties.state(code)
    if known is None:
        raise Http404
    told = record.told_of(code, LATEST)
    held = record.titles({part.symbol for part in told})
    name = known.names["en"]
    updated = told[0].entered_at.isoformat() if told else _epoch()
    feed = _feed(request, f"states/{code}", f"Multilateral: {name}", updated)
    for part in told:
        symbol = part.symbol
        address = (
            reverse("document", args=[symbol]) if symbol in held else f"{reverse('search')}?{urlencode({'q': symbol})}"
        )
        title = f"{symbol}: {name}: {part.what}"
        id = f"states/{code}/{quote(symbol)}/{part.what.replace(' ', '-')}"
        entry = _entry(request, feed, id, title, part.entered_at.isoformat(), address)
        SubElement(entry, "category", term=part.what, scheme=f"{OURS}:part")
        day = part.date.isoformat() if part.date else ""
        _text(entry, "summary", f"{day} {held.get(symbol, '')}".strip() or symbol)
    return _answer(feed)


@require_safe
@condition(etag_func=_as_of)
def lines(request: HttpRequest) -> HttpResponse:
    """The last lines of the ledger as a visitor may see them, newest first, and the checkpoint that signs them all."""
    size = ledger.size()
    found = ledger.lines(max(0, size - LATEST), size) if size else []
    times = [line.time for line in found]
    # A sealed line tells no time of its own: it takes that of the line before it.
    for at, time in enumerate(times):
        times[at] = time or (times[at - 1] if at else _epoch())
    feed = _feed(request, "ledger", "Multilateral: ledger", times[-1] if times else _epoch())
    note = ledger.checkpoint()
    if note:
        _text(feed, f"{{{OURS}}}checkpoint", note)
    for line, time in zip(reversed(found), reversed(times), strict=True):
        title = f"{line.position} sealed" if line.sealed else f"{line.position} {line.act}"
        address = reverse("ledger_entry", args=[line.position])
        entry = _entry(request, feed, f"ledger/{line.position}", title, time, address)
        _text(entry, "summary", line.leaf if line.sealed else line.object)
        _text(entry, f"{{{OURS}}}leaf", line.leaf)
    return _answer(feed)


def _documents(
    request: HttpRequest, name: str, title: str, versions: Sequence[Any], withdrawn: Sequence[Any] = ()
) -> HttpResponse:
    """A document is the same entry in every feed, under the same id; behind them stand those withdrawn last."""
    feed = _feed(request, name, title, versions[0].entered_at.isoformat() if versions else _epoch())
    for version in versions:
        work = version.work
        address = f"{reverse('document', args=[work.symbol])}?language={version.language}"
        named = f"{work.symbol} {work.title}".strip()
        entry = _entry(request, feed, f"documents/{version.pk}", named, version.entered_at.isoformat(), address)
        SubElement(entry, "category", term=work.kind, scheme=f"{OURS}:kind")
        if work.exercise:
            SubElement(entry, "category", term="exercise", scheme=f"{OURS}:exercise")
        for standing, is_so in (("corrected", version.number > 1), ("withdrawn", work.withdrawn_on is not None)):
            if is_so:
                SubElement(entry, "category", term=standing, scheme=f"{OURS}:standing")
        _text(entry, "summary", work.title or work.symbol).set(LANGUAGE, version.language)
    for work in withdrawn:
        time = f"{work.withdrawn_on}T00:00:00+00:00"
        address = reverse("document", args=[work.symbol])
        entry = _entry(request, feed, f"withdrawn/{work.pk}", f"{work.symbol}: withdrawn", time, address)
        SubElement(entry, "category", term="withdrawn", scheme=f"{OURS}:standing")
        _text(entry, "summary", work.withdrawn_reason)
    return _answer(feed)


def _feed(request: HttpRequest, name: str, title: str, updated: str) -> Element:
    feed, origin = Element("feed", {"xmlns": ATOM}), ledger.origin()
    _text(feed, "id", _id(origin, name))
    _text(feed, "title", title)
    _text(feed, "updated", updated)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=request.build_absolute_uri(request.path))
    _text(SubElement(feed, "author"), "name", origin)
    return feed


def _entry(request: HttpRequest, feed: Element, id: str, title: str, updated: str, address: str) -> Element:
    entry = SubElement(feed, "entry")
    _text(entry, "id", _id(feed.findtext("author/name", ""), id))
    _text(entry, "title", title)
    _text(entry, "updated", updated)
    SubElement(entry, "link", rel="alternate", type="text/html", href=request.build_absolute_uri(address))
    return entry


def _id(origin: str, path: str) -> str:
    """A name that stays, wherever the service moves: a tag URI (RFC 4151) under the name of the log."""
    host = re.sub(r"[^a-z0-9.-]", "", origin.partition("/")[0].lower()) or "multilateral.invalid"
    return f"tag:{host},2026:{path}"


def _text(parent: Element, tag: str, words: Any) -> Element:
    element = SubElement(parent, tag)
    element.text = _UNFIT.sub("\ufffd", str(words))
    return element


def _epoch() -> str:
    return datetime.datetime.fromtimestamp(0, datetime.UTC).isoformat()


def _answer(feed: Element) -> HttpResponse:
    content = tostring(feed, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
