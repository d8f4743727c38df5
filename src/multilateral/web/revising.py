"""What a person may do on the page of a document: judge an inferred relation, withdraw it, reinstate it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from multilateral.parties.acting import NotPermitted, Refused
from multilateral.parties.permit import may
from multilateral.record import queries, revising
from multilateral.web.capacity import Request


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as the page shows it. ``entry`` is the ledger's line of the verdict, ``other`` the work at its end."""

    link: Any
    other: Any
    later: bool
    entry: int | None
    may_judge: bool
    typed: str = ""
    verdict: str = ""


def links(relations: queries.Relations, request: Request) -> list[Link]:
    """What came before, then what came after; those that a person has rejected last."""
    asked = request.POST.get("link", "")
    found = []
    for later, each in [*((False, x) for x in relations.earlier), *((True, x) for x in relations.later)]:
        lines = queries.judged_in(each)
        mine = asked == str(each.pk)
        found.append(
            Link(
                link=each,
                other=each.later if later else each.earlier,
                later=later,
                entry=lines[-1].position if lines else None,
                may_judge=each.basis == "inferred" and bool(may(request.by, "record.judge_link", each)),
                typed=request.POST.get("source", "") if mine else "",
                verdict=request.POST.get("verdict", "") if mine else "",
            )
        )
    return sorted(found, key=lambda one: one.link.known == "rejected")


def may_do(request: Request, work: Any) -> dict[str, Any]:
    """Which forms the page offers to whoever asks, with what was typed into one that was refused."""
    return {
        "may_withdraw": work.withdrawn_on is None and may(request.by, "record.withdraw", work),
        "may_reinstate": work.withdrawn_on is not None and may(request.by, "record.reinstate", work),
        "typed_reason": request.POST.get("reason", ""),
    }


def do(request: Request, work: Any) -> HttpResponse:
    """The act that a form of the page asks for; then back to where it stood. Raises ``Refused``."""
    by = request.by
    if by is None:
        raise NotPermitted(_("Sign in to act on this document."))
    here = reverse("document", args=[work.symbol])
    match request.POST.get("do"):
        case "judge":
            link = _link(request.POST.get("link", ""))
            if link is None or work.pk not in (link.earlier_id, link.later_id):
                raise Refused(_("There is no such relation of this document; reload the page."))
            verdict = request.POST.get("verdict", "")
            revising.judge_link(by=by, link=link, verdict=verdict, source=request.POST.get("source", ""))
            messages.success(request, _("The relation was judged; the page names you and your source."))
            return _see(f"{here}#lineage")
        case "withdraw":
            revising.withdraw(by=by, work=work, reason=request.POST.get("reason", ""))
            messages.success(request, _("%(symbol)s is marked as withdrawn.") % {"symbol": work.symbol})
            return _see(here)
        case "reinstate":
            revising.reinstate(by=by, work=work)
            messages.success(request, _("%(symbol)s is withdrawn no more.") % {"symbol": work.symbol})
            return _see(here)
    raise Refused(_("This form was not understood; reload the page and try again."))


def _link(id: str) -> Any:
    try:
        return queries.link(uuid.UUID(id))
    except ValueError:
        return None


def _see(address: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": address})
