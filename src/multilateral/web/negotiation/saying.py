"""Pages on which a delegation speaks in the open: positions, concerns, and one proposal with what became of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multilateral.negotiation import acts, queries
from multilateral.negotiation.convention import convention
from multilateral.parties.acting import Refused
from multilateral.parties.permit import may
from multilateral.web.capacity import Request
from multilateral.web.errors import refused, status_of
from multilateral.web.negotiation.floor import groups, outcome_words
from multilateral.web.negotiation.place import acting, address_of, frame, number, on_place, on_text
from multilateral.web.negotiation.wording import STAGE, STANCE, stance_words


def position(request: Request, slug: str, address: str) -> HttpResponse:
    """Where the delegation stands on a paragraph, or on a proposal on it."""
    text = on_text(slug)
    place = on_place(text, address)
    verdict = may(request.by, "negotiation.take_position", text)
    if not verdict:
        return refused(request, Refused(verdict.why), back=address_of(text, address))
    by = acting(request)
    refusal: Refused | None = None
    if request.method == "POST":
        paragraph = queries.paragraph(text, request.POST.get("paragraph", "")) or place.paragraph
        place = queries.place_of(paragraph, text.revision) or place
        on = number(request.POST.get("on"))
        proposal = queries.proposal(text, on) if on else None
        try:
            acts.take_position(
                by=by,
                paragraph=paragraph,
                proposal=proposal,
                stance=request.POST.get("stance", ""),
                condition=request.POST.get("condition", ""),
                seen=number(request.POST.get("seen")) or 0,
            )
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("Your position is on the floor."))
            return redirect(address_of(text, place.address))
    text.refresh_from_db()
    spot = next((s for s in queries.floor(text, request.by) if s.place.paragraph == place.paragraph), None)
    mine = [s for s in queries.standings(text) if s.delegation == by.delegation]
    context = frame(text, request.by, _("Take a position on %(place)s") % {"place": place.label}) | {
        "place": place,
        "refusal": refusal,
        "proposals": [(p, convention(p, place.label)) for p in (spot.all_proposals if spot else [])],
        "stances": STANCE.items(),
        "mine": [(s, stance_words(s.stance)) for s in mine if s.position.paragraph_id == place.paragraph.pk],
        "form": request.POST if request.method == "POST" else {"on": request.GET.get("proposal", "0")},
    }
    return render(request, "negotiation/position.html", context, status=status_of(refusal) if refusal else 200)


def concern(request: Request, slug: str, address: str) -> HttpResponse:
    """What troubles the delegation in a paragraph."""
    text = on_text(slug)
    place = on_place(text, address)
    verdict = may(request.by, "negotiation.raise_concern", text)
    if not verdict:
        return refused(request, Refused(verdict.why), back=address_of(text, address))
    refusal: Refused | None = None
    if request.method == "POST":
        paragraph = queries.paragraph(text, request.POST.get("paragraph", "")) or place.paragraph
        try:
            raised = acts.raise_concern(by=request.by, paragraph=paragraph, words=request.POST.get("words", ""))
        except Refused as error:
            refusal = error
        else:
            messages.success(
                request,
                _("It is on the floor as concern %(number)s. The Chair owes an answer.") % {"number": raised.number},
            )
            return redirect(address_of(text, place.address))
    context = frame(text, request.by, _("Raise a concern about %(place)s") % {"place": place.label}) | {
        "place": place,
        "refusal": refusal,
        "form": request.POST,
    }
    return render(request, "negotiation/concern.html", context, status=status_of(refusal) if refusal else 200)


def proposal(request: Request, slug: str, number: int) -> HttpResponse:
    """One proposal: its wording, who made it, where others stand, what became of it."""
    text = on_text(slug)
    found = queries.proposal(text, number)
    if found is None:
        raise Http404
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            acts.withdraw_proposal(by=request.by, proposal=found)
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("Proposal %(number)s is withdrawn.") % {"number": number})
            return redirect("proposal", slug, number)
    place = queries.place_of(found.paragraph, found.revision)
    standings = [s for s in queries.standings(text) if s.position.proposal_id == found.pk]
    context = frame(text, request.by, _("Proposal %(number)s") % {"number": number}) | {
        "proposal": found,
        "place": place,
        "said": convention(found, place.label if place else ""),
        "stage_words": STAGE[found.stage],
        "groups": groups(standings),
        "outcomes": [(d, outcome_words(d), queries.revision_name(d.revision)) for d in queries.history(found)],
        "may_withdraw": found.stage == "open"
        and text.stage == "open"
        and bool(may(request.by, "negotiation.withdraw_proposal", found)),
        "lost": found.stage == "open" and found.revision < text.revision,
        "made_on": queries.revision_name(found.revision),
        "refusal": refusal,
    }
    return render(request, "negotiation/proposal.html", context, status=status_of(refusal) if refusal else 200)
