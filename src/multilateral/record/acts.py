"""What brings a document into the record: deposited, its doubts settled, entered."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral import texts
from multilateral.bodies.models import Body
from multilateral.parties.acting import By, NotPermitted, Overtaken, Refused, act
from multilateral.parties.permit import may
from multilateral.record import files, permits  # noqa: F401  the permits must be declared before the acts
from multilateral.record.index import index_version
from multilateral.record.lineage import STATED, links
from multilateral.record.models import Deposit, File, Lineage, OperativeAct, Settlement, Version, Work
from multilateral.record.settling import settled
from multilateral.texts import symbols
from multilateral.texts.model import Document, TextError, from_json, to_json
from multilateral.texts.operative import operative_acts

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
    work = _enter(document, body=deposit.body, exercise=deposit.exercise, file=deposit.file)
    for link in links(work, document):
        Lineage.objects.get_or_create(
            earlier=link.earlier,
            later=link.later,
            relation=link.relation,
            defaults={"basis": link.basis, "reasons": list(link.reasons)},
        )
    deposit.stage = Deposit.Stage.ENTERED
    deposit.save()
    return work


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
    work = _enter(document, body=body, exercise=exercise, file=None, adopted_on=adopted_on)
    if earlier is not None:
        Lineage.objects.create(earlier=earlier, later=work, relation=relation, basis=STATED, reasons=list(reasons))
    return work


def _enter(
    document: Document, *, body: str, exercise: bool, file: File | None, adopted_on: datetime.date | None = None
) -> Work:
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
        raise Overtaken(_("%(symbol)s is in the record already in this language.") % {"symbol": symbol.text})
    if work is not None and body and work.body not in ("", body):
        raise Refused(
            _("%(symbol)s is in the record of another body; its secretariat, or the operator, enters other languages.")
            % {"symbol": symbol.text}
        )
    document.symbol = symbol.text
    first = work is None
    if work is None:
        adopted = adopted_on or _day(document.adopted.date if document.adopted else None)
        work = Work.objects.create(
            symbol=symbol.text,
            kind=document.kind,
            title=document.title or document.agenda_title or "",
            body=body,
            session=(document.session or "")[:20],
            date=_day(document.date) or adopted,
            adopted_on=adopted,
            exercise=exercise,
            order=_order(symbol.text),
        )
    version = Version.objects.create(
        work=work, language=language, document=to_json(document), file=file, entered_at=timezone.now()
    )
    if first and work.kind in ("resolution", "decision"):
        _enter_operative_acts(work, document)
    index_version(version)
    return work


def _enter_operative_acts(work: Work, document: Document) -> None:
    followed_up = (found for found in operative_acts(document) if found.followed_up)
    for order, found in enumerate(followed_up):
        OperativeAct.objects.create(
            work=work,
            paragraph=found.paragraph[:40],
            verb=found.verb[:80],
            addressee=(found.addressee or "")[:300],
            task=found.task,
            due_session=found.due_session,
            due_date=_day(found.due_date),
            agenda_title=(found.agenda_title or "")[:500],
            order=order,
        )


def _open(deposit: Deposit) -> None:
    if deposit.stage == Deposit.Stage.ENTERED:
        raise Overtaken(
            _("This text was entered in the record meanwhile; it stands there as %(symbol)s.")
            % {"symbol": deposit.document["symbol"]}
        )
    if deposit.stage == Deposit.Stage.WITHDRAWN:
        raise Overtaken(_("This deposit was withdrawn; deposit the text again."))


def _day(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _order(symbol: str) -> str:
    """The symbol's sort key as letters and figures that sort the same way."""
    return " ".join(f"{kind}{number:06d}{word}" for kind, number, word in symbols.key(symbol))[:200]
