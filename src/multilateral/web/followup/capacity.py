"""Needs and offers: one's own, counts for all, and the desk where the secretariat brings them together."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from multilateral.followup.capacity import acts, queries
from multilateral.parties.permit import may
from multilateral.web.capacity import Request
from multilateral.web.followup.doing import attempt, page, see

FIELDS = ("topic", "kind", "words")


def capacity(request: Request) -> HttpResponse:
    """What is open, in words and without names; for a delegation its own needs, offers and matches."""
    done = False
    refusal, typed = None, {}
    if request.method == "POST":
        typed = {"act": request.POST.get("act", ""), **{name: request.POST.get(name, "") for name in FIELDS}}
        given = {"topic": typed["topic"], "words": typed["words"]}
        if typed["act"] == "offer":
            refusal = attempt(request, acts.register_offer, kind=typed["kind"], **given)
        else:
            refusal = attempt(request, acts.register_need, **given)
        done = refusal is None
    if done:
        messages.success(request, _("It is registered. Your delegation and the secretariat see whose it is."))
        return see("capacity")
    officer = bool(may(request.by, "capacity.propose_match"))
    context = {
        "title": _("Needs and offers"),
        "exercise": queries.exercise(),
        "counts": queries.open_by_topic(),
        "officer": officer,
        "own": bool(request.by and request.by.delegation),
        "needs": [] if officer else queries.needs(request.by),
        "offers": [] if officer else queries.offers(request.by),
        "sides": queries.sides(request.by),
        "topics": queries.topics(),
        "kinds": queries.kinds(),
        "may_register": may(request.by, "capacity.register_need"),
        "typed": typed,
    }
    return page(request, "followup/capacity/capacity.html", context, refusal)


def close(request: Request, kind: str, id: uuid.UUID) -> HttpResponse:
    """Closes one's own need or offer, after asking once."""
    entry = queries.need(request.by, id) if kind == "need" else queries.offer(request.by, id)
    if entry is None or request.by is None or entry.delegation != request.by.delegation:
        raise Http404
    refusal = None
    if request.method == "POST":
        refusal = attempt(request, acts.close, entry=entry)
        if refusal is None:
            messages.success(request, _("It is closed."))
            return see("capacity")
    context = {
        "title": _("Close this need?") if kind == "need" else _("Close this offer?"),
        "exercise": entry.delegation.state.invented,
        "entry": entry,
    }
    return page(request, "followup/capacity/close.html", context, refusal)


def match(request: Request, id: uuid.UUID) -> HttpResponse:
    """What one side is asked: the reason, the principles, and the two answers. Without the other's name."""
    found = next((side for side in queries.sides(request.by) if side.approach.pk == id), None)
    if found is None:
        raise Http404
    refusal = None
    if request.method == "POST":
        do = acts.decline if request.POST.get("act") == "decline" else acts.consent
        refusal = attempt(request, do, approach=found.approach)
        if refusal is None:
            messages.success(request, _("Your answer is recorded."))
            return see("capacity_match", id)
    stage = found.stage
    open_still = stage in (queries.Stage.ASKED, queries.Stage.WAITING)
    context: dict[str, Any] = {
        "title": _("A match on “%(topic)s”") % {"topic": found.topic},
        "exercise": found.approach.delegation.state.invented,
        "side": found,
        "stage": stage.name,
        "principles": queries.reminders(),
        "may_consent": stage is queries.Stage.ASKED and may(request.by, "capacity.consent", found.approach),
        "may_decline": open_still and may(request.by, "capacity.decline", found.approach),
    }
    return page(request, "followup/capacity/match.html", context, refusal)


def desk(request: Request) -> HttpResponse:
    """The secretariat's desk: what might fit, each with the reason in words, and what was proposed."""
    allowed = may(request.by, "capacity.propose_match")
    refusal, typed = None, {}
    if request.method == "POST" and allowed:
        typed = {name: request.POST.get(name, "") for name in ("need", "offer", "why")}
        found = {(str(s.need.row.pk), str(s.offer.row.pk)): s for s in queries.suggestions(request.by)}
        chosen = found.get((typed["need"], typed["offer"]))
        if chosen is None:
            messages.info(request, _("These two are no longer both open, or were proposed to each other already."))
            return see("capacity_desk")
        why = typed["why"]
        refusal = attempt(request, acts.propose_match, need=chosen.need.row, offer=chosen.offer.row, why=why)
        if refusal is None:
            messages.success(request, _("Both sides are asked. Neither learns who the other is before both consent."))
            return see("capacity_desk")
    context = {
        "title": _("Bringing needs and offers together"),
        "exercise": queries.exercise(),
        "allowed": allowed,
        "suggestions": queries.suggestions(request.by),
        "proposed": queries.proposed(request.by),
        "needs": queries.needs(request.by) if allowed else [],
        "offers": queries.offers(request.by) if allowed else [],
        "typed": typed,
    }
    response = page(request, "followup/capacity/desk.html", context, refusal)
    if not allowed:
        response.status_code = 403
    return response


urlpatterns = [
    path("capacity/", capacity, name="capacity"),
    path("capacity/desk", desk, name="capacity_desk"),
    path("capacity/matches/<uuid:id>", match, name="capacity_match"),
    path("capacity/need/<uuid:id>/close", close, {"kind": "need"}, name="capacity_close_need"),
    path("capacity/offer/<uuid:id>/close", close, {"kind": "offer"}, name="capacity_close_offer"),
]
