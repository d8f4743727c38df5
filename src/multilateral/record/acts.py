"""What brings a document into the record: deposited, its doubts settled, entered."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral import texts
from multilateral.bodies.models import Body
from multilateral.parties.acting import By, NotPermitted, Overtaken, Refused, act
from multilateral.parties.permit import may
from multilateral.record import files, permits  # noqa: F401  the permits must be declared before the acts
from multilateral.record.index import index_proceedings, index_version, names
from multilateral.record.lineage import STATED, link_named, links
from multilateral.record.loading import Loadable, Prepared, prepared
from multilateral.record.models import (
    Deposit,
    File,
    Lineage,
    OperativeAct,
    Proceedings,
    Rendering,
    Settlement,
    Source,
    Version,
    Work,
)
from multilateral.record.proceedings import digest, event, symbol_of
from multilateral.record.settling import settled
from multilateral.texts import symbols
from multilateral.texts.model import Document, TextError, from_json, to_json

MOST_BYTES = 20_000_000
"""The largest file that can be deposited."""


def deposit(*, by: By, content: bytes, name: str, body: str = "", exercise: bool = False) -> Deposit:
    """Hands in a file: its bytes are kept as they are, and its text is read, with the doubts of the reader.

    ``name`` is the file's name, ``body`` a slug or empty. The text is read before the act begins, so that
    a long one keeps nobody waiting for the ledger.
    """
    verdict = may(by, "record.deposit", body)
    if not verdict:
        raise NotPermitted(verdict.why)
    name = "".join(c for c in name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable()).strip()[:300] or _("text")
    if len(content) > MOST_BYTES:
        raise Refused(
            _("“%(name)s” is larger than %(most)s MB, the most that a file may have. Deposit its parts one by one.")
            % {"name": name, "most": MOST_BYTES // 1_000_000}
        )
    try:
        document = texts.read(content, name=name)
    except TextError as error:
        why = {"name": name, "why": str(error).rstrip(".")}
        raise Refused(_("“%(name)s” cannot be read: %(why)s.") % why) from None
    return _deposit(by=by, content=content, name=name, document=document, body=body, exercise=exercise)


@act("record.deposit", on="body")
def _deposit(*, by: By, content: bytes, name: str, document: Document, body: str, exercise: bool) -> Deposit:
    place = Body.objects.filter(slug=body).first() if body else None
    if body and place is None:
        raise Refused(_("There is no body “%(body)s” here; choose one of the list.") % {"body": body})
    if place is not None and place.exercise != exercise:
        raise Refused(_("An exercise and a real body are kept apart: this body belongs to the other side."))
    file = File.objects.filter(sha256=files.fingerprint(content)).first()
    # What lies in an exercise, where everybody can step in, must keep nothing out of the record.
    held = file.deposits.filter(exercise=exercise).exclude(stage=Deposit.Stage.WITHDRAWN) if file else None
    first = held.order_by("deposited_at").first() if held is not None else None
    if first is not None:
        raise Refused(
            _("The same file was deposited by %(person)s on %(date)s as “%(name)s” (%(symbol)s); use that deposit.")
            % {
                "person": first.deposited_by.name,
                "date": first.deposited_at.date().isoformat(),
                "name": first.file.name,
                "symbol": first.document["symbol"] or _("no symbol"),
            }
        )
    files.keep(content)
    if file is None:
        file = File.objects.create(
            sha256=files.fingerprint(content), name=name, size=len(content), media_type=files.media_type(content)
        )
    return Deposit.objects.create(
        file=file,
        document=to_json(document),
        body=body,
        exercise=exercise,
        deposited_by=by.person,
        deposited_at=timezone.now(),
    )


@act("record.settle_doubt", on="deposit")
def settle_doubt(*, by: By, deposit: Deposit, index: int, verdict: str, reading: str = "") -> Settlement:
    """Settles the doubt at ``index`` (from 0): its words stand "as printed", or they are "read as" ``reading``.

    A reading takes the place of the printed words there and nowhere else.
    """
    _open(deposit)
    document = from_json(deposit.document)
    if not 0 <= index < len(document.doubts):
        raise Refused(_("This text has no doubt number %(number)s.") % {"number": index + 1})
    earlier = {s.doubt: s for s in Settlement.objects.select_related("settled_by").filter(deposit=deposit)}
    if index in earlier:
        raise Overtaken(
            _("%(person)s has settled this doubt already; a settled doubt stays as it is.")
            % {"person": earlier[index].settled_by.name}
        )
    if verdict not in Settlement.Verdict.values:
        raise Refused(_("Choose whether the words stand as printed or are to be read otherwise."))
    standing = {n for n in range(index) if n not in earlier or earlier[n].verdict == Settlement.Verdict.AS_PRINTED}
    read_as = verdict == Settlement.Verdict.READ_AS
    try:
        document = settled(document, index, reading if read_as else None, standing)
    except TextError as error:
        raise Refused(str(error)) from None
    deposit.document = to_json(document)
    deposit.save()
    return Settlement.objects.create(
        deposit=deposit, doubt=index, verdict=verdict, reading=reading.strip() if read_as else "", settled_by=by.person
    )


@act("record.withdraw_deposit", on="deposit")
def withdraw_deposit(*, by: By, deposit: Deposit) -> Deposit:
    """Takes a deposit back before it is entered. Its bytes stay; the same file may be deposited again."""
    _open(deposit)
    deposit.stage = Deposit.Stage.WITHDRAWN
    deposit.save()
    return deposit


@act("record.enter", on="deposit")
def enter(*, by: By, deposit: Deposit) -> Work:
    """Enters a deposit whose doubts are all settled: the work, this version of it, its lineage, what it asks."""
    document = ready_to_enter(deposit)
    work = _enter(document, body=deposit.body, exercise=deposit.exercise, file=deposit.file).work
    _link(work, document)
    deposit.stage = Deposit.Stage.ENTERED
    deposit.save()
    return work


def ready_to_enter(deposit: Deposit) -> Document:
    """The text of a deposit that waits, all its doubts settled, or ``Refused``."""
    _open(deposit)
    document = from_json(deposit.document)
    done = set(Settlement.objects.filter(deposit=deposit).values_list("doubt", flat=True))
    unsettled = [n for n in range(len(document.doubts)) if n not in done]
    if unsettled:
        which = "; ".join(f"{n + 1} ({document.doubts[n].place})" for n in unsettled[:10])
        raise Refused(
            ngettext(
                "One doubt is not settled: number %(which)s. Settle it first.",
                "%(count)s doubts are not settled: numbers %(which)s. Settle them first.",
                len(unsettled),
            )
            % {"count": len(unsettled), "which": which + ("; …" if len(unsettled) > 10 else "")}
        )
    document.doubts = []
    return document


@act("record.enter_document", on="body")
def enter_document(
    *,
    by: By,
    document: Document,
    body: str,
    exercise: bool,
    adopted_on: datetime.date | None = None,
    earlier: Work | None = None,
    relation: str = "adopted as",
    reasons: Sequence[str] = (),
) -> Work:
    """Enters a document that came about in this house, such as an adopted text: there is no file and no deposit.

    ``earlier`` is what it came from, ``relation`` what that became; the link is *stated*.
    """
    if document.doubts:
        raise Refused(_("A document with open doubts cannot be entered; settle them first."))
    work = _enter(document, body=body, exercise=exercise, file=None, adopted_on=adopted_on).work
    if earlier is not None:
        Lineage.objects.create(earlier=earlier, later=work, relation=relation, basis=STATED, reasons=list(reasons))
    return work


@act("record.enter_source")
def enter_source(*, by: By, slug: str, title: str, address: str = "", terms: str = "") -> Source:
    """Enters a collection from which files are taken, or corrects what is said of it."""
    source = Source.objects.filter(slug=slug).first() or Source(slug=slug)
    source.title, source.address, source.terms = title, address, terms
    source.save()
    return source


@act("record.load", on="body")
def load(*, by: By, found: Loadable, content: bytes, path: str, source: Source | None = None, body: str = "") -> Work:
    """Enters one file of a collection: its bytes, and the version that it holds, or another file of one held already.

    A doubt of the reader does not keep it out: its words stand as printed, and the version says so. ``found``
    is what ``loading.prepare`` made of ``content``. Raises ``Overtaken`` if another load entered the file meanwhile.
    """
    entered = Rendering.objects.filter(file__sha256=found.sha256).select_related("version__work").first()
    if entered is not None:
        raise Overtaken(
            _("This file is in the record already, as %(symbol)s.") % {"symbol": entered.version.work.symbol}
        )
    files.keep(content, expected=found.sha256)
    file = _file(found.sha256, content, path)
    first = None
    for ready in found.texts:
        version = _held(ready.document)
        if version is None:
            version = _enter(ready.document, body=body, exercise=ready.exercise, file=file, ready=ready)
            _link(version.work, ready.document)
        Rendering.objects.get_or_create(version=version, file=file, defaults={"source": source, "path": path[:500]})
        first = first or version.work
    if first is None:
        raise Refused(_("There is no text in this file."))
    if found.workflow is not None:
        _proceed(found.workflow, file=file, path=path, number=0, source=source)
    return first


@act("record.enter_proceedings")
def enter_proceedings(
    *, by: By, line: dict[str, Any], content: bytes, path: str, number: int, source: Source | None = None
) -> Proceedings:
    """Enters what a source tells of how one text came about: vote by State, sponsors, draft, meeting.

    ``line`` is one line of a vote file as received, ``content`` the whole file, ``number`` its line there (from 1).
    The text itself need not be held. The same line again is the row that stands.
    """
    sha256 = files.fingerprint(content)
    if not File.objects.filter(sha256=sha256).exists():
        files.keep(content, expected=sha256)
    return _proceed(line, file=_file(sha256, content, path), path=path, number=number, source=source)


def _proceed(line: dict[str, Any], *, file: File, path: str, number: int, source: Source | None) -> Proceedings:
    symbol = symbol_of(line)
    if symbol is None:
        raise Refused(_("This does not say on which text it is: it states no symbol that is known as one."))
    known = Proceedings.objects.filter(symbol=symbol, digest=digest(line)).first()
    if known is not None:
        return known
    told = event(line, names(symbol.startswith("EX/")))
    row = Proceedings.objects.create(
        symbol=symbol,
        draft=told.draft[:120],
        file=file,
        source=source,
        path=path[:500],
        number=number,
        line=line,
        digest=digest(line),
        entered_at=timezone.now(),
    )
    index_proceedings(row, told)
    link_named(row)
    return row


def _file(sha256: str, content: bytes, path: str) -> File:
    file = File.objects.filter(sha256=sha256).first()
    if file is None:
        name = path.replace("\\", "/").rsplit("/", 1)[-1][:300]
        file = File.objects.create(sha256=sha256, name=name, size=len(content), media_type=files.media_type(content))
    return file


def _enter(
    document: Document,
    *,
    body: str,
    exercise: bool,
    file: File | None,
    adopted_on: datetime.date | None = None,
    ready: Prepared | None = None,
) -> Version:
    symbol = symbols.parse(document.symbol or "")
    if symbol is None:
        raise Refused(
            _(
                "The text states no symbol, and the record knows documents by their symbols. Withdraw this deposit, "
                "add the symbol to the head of the text, and deposit it again."
            )
        )
    if symbol.is_exercise != exercise:
        raise Refused(
            _(
                "%(symbol)s: symbols of an exercise begin with EX/, and no others do. "
                "Deposit it in the body where it belongs."
            )
            % {"symbol": symbol.text}
        )
    language = document.language or "und"
    work = Work.objects.filter(symbol=symbol.text).first()
    if work is not None and Version.objects.filter(work=work, language=language).exists():
        raise Overtaken(
            _("%(symbol)s is in the record already in this language; enter this text as a correction of it.")
            % {"symbol": symbol.text}
        )
    if work is not None and body and work.body not in ("", body):
        raise Refused(
            _("%(symbol)s is in the record of another body; its secretariat, or the operator, enters other languages.")
            % {"symbol": symbol.text}
        )
    if ready is None or document.symbol != symbol.text:
        document.symbol = symbol.text
        ready = prepared(document)
    if work is None:
        adopted = adopted_on or day(document.adopted.date if document.adopted else None)
        work = Work.objects.create(
            symbol=symbol.text,
            kind=document.kind,
            title=document.title or document.agenda_title or "",
            body=body,
            session=_session(symbol, document)[:20],
            date=day(document.date) or adopted,
            adopted_on=adopted,
            exercise=exercise,
            order=_order(symbol.text),
        )
    elif language == "en" and (title := document.title or document.agenda_title):
        # The record lists a work by its English title, whichever language came first.
        work.title = title
        work.save()
    version = Version.objects.create(
        work=work, language=language, document=ready.json, file=file, entered_at=timezone.now()
    )
    if not OperativeAct.objects.filter(work=work).exists():
        for values in ready.operative:
            OperativeAct.objects.create(work=work, **{**values, "due_date": day(values["due_date"])})
    index_version(version, ready.entries)
    return version


def _link(work: Work, document: Document) -> None:
    for link in links(work, document):
        Lineage.objects.get_or_create(
            earlier=link.earlier,
            later=link.later,
            relation=link.relation,
            defaults={"basis": link.basis, "reasons": list(link.reasons)},
        )
    for row in Proceedings.objects.filter(Q(symbol=work.symbol) | Q(draft=work.symbol)).exclude(draft=""):
        link_named(row)


def _held(document: Document) -> Version | None:
    symbol, language = symbols.normalise(document.symbol or ""), document.language or "und"
    return Version.objects.filter(work__symbol=symbol, language=language).first() if symbol else None


def _open(deposit: Deposit) -> None:
    if deposit.stage == Deposit.Stage.ENTERED:
        raise Overtaken(
            _("This text was entered in the record meanwhile; it stands there as %(symbol)s.")
            % {"symbol": deposit.document["symbol"]}
        )
    if deposit.stage == Deposit.Stage.WITHDRAWN:
        raise Overtaken(_("This deposit was withdrawn; deposit the text again."))


def day(iso: str | None) -> datetime.date | None:
    """A day as a document writes it (ISO 8601), if it is one."""
    try:
        return datetime.date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _session(symbol: symbols.Symbol, document: Document) -> str:
    """The session as the symbol has it: mastheads misprint it, as three in Arabic of the seventy-eighth session do."""
    if symbol.session and re.fullmatch(r"(?:E?S-)?[0-9]{1,3}", symbol.session):
        return symbol.session
    return document.session or ""


def _order(symbol: str) -> str:
    """The symbol's sort key as letters and figures that sort the same way."""
    return " ".join(f"{kind}{number:06d}{word}" for kind, number, word in symbols.key(symbol))[:200]
