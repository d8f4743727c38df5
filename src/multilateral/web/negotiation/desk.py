"""The Chair's pages: where everybody stands, and consolidating the next revision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from multilateral.negotiation import acts, queries
from multilateral.negotiation.convention import convention
from multilateral.negotiation.queries import STANCES
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from multilateral.parties.permit import may
from multilateral.texts.compare import redline
from multilateral.web.capacity import Request
from multilateral.web.errors import refused, status_of
from multilateral.web.negotiation.floor import said_of
from multilateral.web.negotiation.place import address_of, frame, number, on_text
from multilateral.web.negotiation.wording import ANSWER, CELL, OUTCOME, SIGN, STANCE, STATE, stance_words


def desk(request: Request, slug: str) -> HttpResponse:
    """Paragraphs by delegations, what stands in the way, what awaits an outcome."""
    text = on_text(slug)
    if not queries.sits_at_desk(request.by, text):
        sentence = _(
            "The desk is for the Chair, the Vice-Chairs and the secretariat of the body that has the text before it."
        )
        return refused(request, NotPermitted(sentence), back=address_of(text))
    table = queries.desk(text)
    labels = {line.spot.place.paragraph.pk: line.spot.place.label for line in table.lines}
    context = frame(text, request.by, _("The Chair’s desk")) | {
        "delegations": table.delegations,
        "lines": [_line(line) for line in table.lines],
        "stances": [(SIGN[s], STANCE[s]) for s in STANCE],
        "in_the_way": [
            (s, stance_words(s.stance), labels.get(s.position.paragraph_id, "")) for s in queries.block(text)
        ],
        "proposals": queries.open_proposals(text),
        "concerns": [(c, labels.get(c.paragraph_id, "")) for c in queries.open_concerns(text)],
        "lacking": queries.lacking(text, request.by),
        "stale": [(s, labels.get(s.position.paragraph_id, "")) for s in queries.stale_positions(text)],
        "next_name": queries.revision_name(text.revision + 1),
    }
    return render(request, "negotiation/desk.html", context)


def _line(line: Any) -> dict[str, Any]:
    cells = []
    for standing in line.cells:
        if standing is None:
            cells.append({"sign": "·", "words": _("not heard"), "kind": "z"})
            continue
        words = stance_words(standing.stance)
        if standing.stale:
            words = _("%(stance)s, on words since changed") % {"stance": words}
        stance = STANCES(standing.stance)
        kind = "z" if standing.stale else CELL.get(stance, "")
        cells.append({"sign": str(SIGN[stance]), "words": words, "kind": kind})
    return {
        "place": line.spot.place,
        "proposal": line.proposal,
        "said": convention(line.proposal, line.spot.place.label) if line.proposal else "",
        "state": line.spot.state,
        "state_words": STATE[line.spot.state],
        "cells": cells,
        "assenting": line.assenting,
    }


def consolidate(request: Request, slug: str) -> HttpResponse:
    """Each open proposal and concern with its outcome, the next revision as it would read, and publishing it."""
    text = on_text(slug)
    by = request.by
    verdict = may(by, "negotiation.dispose", text)
    if not verdict:
        return refused(request, NotPermitted(verdict.why), back=address_of(text))
    refusals: list[Refused] = []
    if request.method == "POST":
        seen = number(request.POST.get("seen")) or 0
        before = queries.fingerprint(text, by)
        if seen == text.revision and request.POST.get("previewed", before) != before:
            sentence = _("An outcome was changed since you looked at the next revision. Look again, then publish.")
            refusals = [Overtaken(sentence)]
        else:
            refusals = _save(request, text, seen)
        as_looked_at = before == queries.fingerprint(text, by)
        if not refusals and request.POST.get("do") == "publish" and as_looked_at:
            try:
                one = acts.publish_revision(by=by, text=text, seen=seen, previewed=before)
            except Refused as error:
                refusals = [error]
            else:
                messages.success(request, _("%(symbol)s is published.") % {"symbol": one.symbol})
                return redirect("text_revision", slug, one.number)
        elif not refusals:
            # Also where publishing was asked for: with what was just kept the text reads otherwise than on the page.
            messages.success(request, _("Kept. Nobody but the Chair can read it until the revision is published."))
            return redirect(reverse("consolidate", args=[slug]) + "#next")
        text.refresh_from_db()
    labels = {p.paragraph.pk: p.label for p in queries.standing_places(text)}
    context = frame(
        text, by, _("Consolidate %(revision)s") % {"revision": queries.revision_name(text.revision + 1)}
    ) | {
        "items": [_item(o, labels, request, refusals) for o in queries.outcomes(text, by)],
        "refusals": refusals,
        "lacking": [(a, labels.get(a.paragraph_id, "")) for a in queries.lacking(text, by)],
        "clashes": queries.clashes(text, by),
        "preview": _preview(text, by),
        "fingerprint": queries.fingerprint(text, by),
        "next_name": queries.revision_name(text.revision + 1),
    }
    return render(request, "negotiation/consolidate.html", context, status=status_of(refusals[0]) if refusals else 200)


def _save(request: Request, text: Any, seen: int) -> list[Refused]:
    """Keeps every outcome that was chosen; what is refused stays in the form."""
    refusals = []
    for outcome in queries.outcomes(text, request.by):
        chosen = request.POST.get(f"outcome-{outcome.key}", "")
        words, reason = request.POST.get(f"words-{outcome.key}", ""), request.POST.get(f"reason-{outcome.key}", "")
        kept = outcome.disposition
        if not chosen or (kept and (kept.outcome, kept.words, kept.reason) == (chosen, words.strip(), reason.strip())):
            continue
        about = {"proposal": outcome.about} if outcome.is_proposal else {"concern": outcome.about}
        try:
            acts.dispose(by=request.by, text=text, outcome=chosen, words=words, reason=reason, seen=seen, **about)
        except Refused as error:
            refusals.append(error)
    return refusals


def _item(
    outcome: queries.Outcome, labels: dict[Any, str], request: Request, refusals: list[Refused]
) -> dict[str, Any]:
    about, kept = outcome.about, outcome.disposition
    label = labels.get(about.paragraph_id, "")
    shown = {
        "outcome": kept.outcome if kept else "",
        "words": kept.words if kept else "",
        "reason": kept.reason if kept else "",
    }
    if refusals:
        # What was typed is shown again, also where it was refused.
        shown = {name: request.POST.get(f"{name}-{outcome.key}", value) for name, value in shown.items()}
    return shown | {
        "key": outcome.key,
        "about": about,
        "is_proposal": outcome.is_proposal,
        "lost": outcome.lost,
        "label": label,
        "said": said_of(about, label),
        "choices": [
            (value, words)
            for value, words in (OUTCOME if outcome.is_proposal else ANSWER).items()
            if not (outcome.lost and value in ("incorporated", "incorporated in part"))
        ],
    }


def _preview(text: Any, by: Any) -> list[dict[str, Any]] | None:
    """The paragraphs that the outcomes prepared so far would change, as redlines; ``None`` while two clash."""
    try:
        result = queries.preview(text, by)
    except ValueError:
        return None
    if result is None:
        return None
    before = {p.address: p for p in queries.standing_places(text)}
    after = {p.id: p for p in result.document.walk()}
    found = []
    for address in dict.fromkeys([*after, *before]):
        old = before[address].words if address in before else ""
        new = after[address].text if address in after else ""
        if old != new:
            label = before[address].label if address in before else queries.label(address)
            found.append({"label": label, "pieces": redline(old, new), "new": not old, "gone": not new})
    return found
