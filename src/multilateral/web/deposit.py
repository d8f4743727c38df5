"""Pages of what is brought in: depositing a text, settling its doubts beside its raw lines, entering it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.parties.acting import By, NotPermitted, Refused
from multilateral.parties.permit import may
from multilateral.record import acts, intake, queries, revising
from multilateral.record.files import WORD
from multilateral.texts.model import from_json
from multilateral.web import depositing
from multilateral.web.capacity import Request
from multilateral.web.errors import status_of
from multilateral.web.folio import anchor, folio, place_printed

MOST_SHOWN = 1_500
"""How many raw lines the page shows at most; the whole file can be had."""


def deposit(request: Request) -> HttpResponseBase:
    """A form for files or for pasted words; what was pasted stays in it when it is refused."""
    refusal: Refused | None = None
    if request.method == "POST" and request.by is not None:
        try:
            slug = request.POST.get("body", "")
            exercise = intake.side(request.by, slug)
            sent = request.FILES.getlist("file") + request.FILES.getlist("folder")
            if len(sent) > 1 or (sent and intake.is_zip(sent[0])):
                if not (verdict := may(request.by, "record.deposit", slug)):
                    raise NotPermitted(verdict.why)
                return depositing.several(request, request.by, intake.parts(sent), slug, exercise)
            content, name = _sent(request, *sent)
            made = acts.deposit(by=request.by, content=content, name=name, body=slug, exercise=exercise)
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("“%(name)s” was deposited and read.") % {"name": made.file.name})
            return _see(reverse("deposit_page", args=[made.pk]))
    context = {
        "title": _("Deposit a document"),
        "room": "record",
        "exercise": bool(request.by and request.by.person.exercise),
        "refusal": refusal,
        "allowed": may(request.by, "record.deposit"),
        "bodies": _bodies(request.by),
        "body": request.POST.get("body", request.by.body if request.by else ""),
        "pasted": request.POST.get("pasted", ""),
        "name": request.POST.get("name", ""),
        "lost": bool(refusal and request.FILES),
        "most": acts.MOST_BYTES // 1_000_000,
        "waiting": [(one, len(one.document["doubts"]) - one.settled) for one in queries.deposits()[:50]],
    }
    status = status_of(refusal) if refusal else 403 if request.method == "POST" else 200
    return render(request, "record/deposit.html", context, status=status)


def deposit_page(request: Request, id: uuid.UUID) -> HttpResponse:
    """The text as read beside its raw lines, each doubt with a choice, and the button that enters it."""
    found = queries.deposit(id)
    if found is None:
        raise Http404
    refusal: Refused | None = None
    if request.method == "POST":
        if request.by is None:
            return _page(request, found, Refused(_("Sign in to work on this deposit.")), 403)
        try:
            return _do(request, request.by, found)
        except Refused as error:
            refusal = error
            found = queries.deposit(id)
    return _page(request, found, refusal, status_of(refusal) if refusal else 200)


def deposit_picture(request: Request, id: uuid.UUID, number: int) -> HttpResponse:
    """One page of a deposited PDF, drawn; the bytes of a deposit never change, so that a browser may keep it."""
    found = queries.deposit(id)
    drawn = queries.picture(found, number) if found is not None and number < 100_000 else None
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


def _sent(request: Request, file: Any = None) -> tuple[bytes, str]:
    """The bytes of the one file that was sent, or of the words that were pasted, and their name."""
    pasted = request.POST.get("pasted", "")
    if file is not None:
        # One byte more than is allowed tells all; the rest of an endless file is never read.
        return file.read(acts.MOST_BYTES + 1), file.name or ""
    if pasted.strip():
        name = request.POST.get("name", "").strip() or _("Pasted text")
        return pasted.replace("\r\n", "\n").encode(), name
    raise Refused(_("Choose a file, or paste the text."))


def _do(request: Request, by: By, found: Any) -> HttpResponse:
    here = reverse("deposit_page", args=[found.pk])
    match request.POST.get("do"):
        case "settle":
            index = request.POST.get("doubt", "")
            acts.settle_doubt(
                by=by,
                deposit=found,
                index=int(index) if index.isascii() and index.isdigit() and len(index) < 6 else -1,
                verdict=request.POST.get("verdict", ""),
                reading=request.POST.get("reading", ""),
            )
            return _see(f"{here}#doubts")
        case "enter":
            work = acts.enter(by=by, deposit=found)
            messages.success(request, _("%(symbol)s was entered in the record.") % {"symbol": work.symbol})
            return _see(reverse("document", args=[work.symbol]))
        case "correct":
            reason, source = request.POST.get("reason", ""), request.POST.get("source", "")
            work = revising.correct(by=by, deposit=found, reason=reason, source=source)
            messages.success(request, _("%(symbol)s was corrected.") % {"symbol": work.symbol})
            return _see(reverse("document", args=[work.symbol]))
        case "withdraw":
            acts.withdraw_deposit(by=by, deposit=found)
            messages.success(request, _("The deposit was withdrawn; its bytes are kept."))
            return _see(here)
    raise Refused(_("This form was not understood; reload the page and try again."))


def _page(request: Request, found: Any, refusal: Refused | None, status: int) -> HttpResponse:
    text = from_json(found.document)
    reading = queries.reading(found)
    is_text = found.file.media_type not in ("application/pdf", WORD)
    raw = queries.raw_lines(found) if is_text else []
    account = reading.account if reading else []
    roles = Counter[str]()
    places: dict[str, dict[int, str]] = {}
    for entry in account:
        if entry.line > len(raw):
            continue
        roles[entry.role] += len("".join(raw[entry.line - 1][entry.start : entry.end].split()))
        if entry.place:
            places.setdefault(entry.place, {})[entry.line] = raw[entry.line - 1]
    pages = _pages(account) if found.file.media_type == "application/pdf" else {}
    doubts = queries.doubts(found)
    asked = request.POST.get("doubt", "") if refusal else ""
    everything = sum(len("".join(line.split())) for line in raw)
    if reading is not None and not is_text:
        # The reader counts what is printed in a file that has no lines of its own.
        roles = Counter({role: count for role, (_lines, count) in reading.sums().items()})
        everything = roles.total()
    context = {
        "title": text.symbol or found.file.name,
        "room": "record",
        "exercise": found.exercise,
        "live": found.body,
        "deposit": found,
        "document": text,
        "folio": folio(text, beside={place: sorted(lines.items()) for place, lines in places.items()}),
        "doubts": [
            {
                "state": state,
                "place": _place(state.doubt.place),
                "page": pages.get(state.doubt.place) or (pages.get("") if pages else None),
                "anchor": anchor(state.doubt.place)
                if ":" not in state.doubt.place and "." not in state.doubt.place[:9]
                else "",
                "reading": request.POST.get("reading", "")
                if asked == str(state.index)
                else state.doubt.reading or state.doubt.printed,
                "verdict": request.POST.get("verdict", "") if asked == str(state.index) else "",
            }
            for state in doubts
        ],
        "open": sum(state.settlement is None for state in doubts),
        "may_settle": may(request.by, "record.settle_doubt", found) and found.stage == queries.DEPOSITED,
        "may_enter": may(request.by, "record.enter", found) and found.stage == queries.DEPOSITED,
        "corrects": queries.to_correct(text) if found.stage == queries.DEPOSITED else None,
        "typed_reason": request.POST.get("reason", ""),
        "typed_source": request.POST.get("source", ""),
        "may_withdraw": may(request.by, "record.withdraw_deposit", found) and found.stage == queries.DEPOSITED,
        "raw": list(enumerate(raw[:MOST_SHOWN], 1)),
        "raw_more": max(0, len(raw) - MOST_SHOWN),
        "roles": sorted(roles.items()),
        "characters": everything,
        "unaccounted": everything - roles.total(),
        "work": queries.work_of(found),
        "refusal": refusal,
    }
    return render(request, "record/deposit_page.html", context, status=status)


def _pages(account: Iterable[Any]) -> dict[str, int]:
    """On which page of a PDF each place begins; what has no place of its own is on the first, under no name."""
    found: dict[str, int] = {"": 1}
    for entry in account:
        if entry.place and entry.page:
            found.setdefault(entry.place, entry.page)
        if entry.page:
            found.setdefault(f"line:{entry.line}", entry.page)
    return found


def _place(place: str) -> str:
    """A doubt's place in words."""
    kind, _colon, number = place.partition(":")
    if kind == "line":
        return _("line %(number)s") % {"number": number}
    if kind == "note":
        return _("note %(number)s") % {"number": number}
    if place.startswith(("masthead.", "adopted.")):
        return _("masthead, %(field)s") % {"field": place.partition(".")[2].replace("_", " ")}
    return place_printed(place)


def _bodies(by: By | None) -> list[Any]:
    """The bodies in which somebody may deposit: their own, or all."""
    return [body for body in bodies.bodies() if by is not None and by.body in ("", body.slug)]


def _see(address: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": address})


urlpatterns = [
    path("deposit/", deposit, name="deposit"),
    path("deposit/<uuid:id>/", deposit_page, name="deposit_page"),
    path("deposit/<uuid:id>/page-<int:number>.png", deposit_picture, name="deposit_picture"),
]
