"""The directory of points of contact: looked up one by one, tested as a plain exercise."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multilateral.followup.contacts import acts, mail, queries
from multilateral.followup.contacts.readings import look_up
from multilateral.parties.permit import may
from multilateral.web.capacity import Request
from multilateral.web.errors import refused
from multilateral.web.followup.doing import attempt, page, see

FIELDS = ("kind", "name", "office", "email", "telephone", "hours", "instrument", "person")


def contacts(request: Request) -> HttpResponse:
    """Who is in the directory, for its readers; for everybody else how many States are."""
    context = {
        "title": _("Points of contact"),
        "exercise": queries.exercise(),
        "may_look": queries.may_look(request.by),
        "entries": queries.directory(request.by),
        "states": queries.states(),
        "answered": queries.answered(),
        "open": queries.open_pings(request.by),
        "may_nominate": may(request.by, "contacts.nominate"),
        "may_ping": may(request.by, "contacts.ping"),
        "words": _words(),
    }
    return page(request, "followup/contacts/directory.html", context)


def contact(request: Request, id: uuid.UUID) -> HttpResponse:
    """One entry. That it was read is logged, and the State concerned sees by whom."""
    found = look_up(request.by, id)
    if found is None:
        raise Http404
    context = {
        "title": _("%(kind)s point of contact of %(state)s")
        % {"kind": found.get_kind_display().capitalize(), "state": found.delegation.name},
        "exercise": found.delegation.state.invented,
        "contact": found,
        "languages": _languages(found.languages),
        "readings": queries.readings(request.by, found),
        "pings": queries.pings_of(request.by, found),
        "may_withdraw": may(request.by, "contacts.withdraw", found) and found.withdrawn_at is None,
        "may_erase": may(request.by, "contacts.erase", found)
        and found.withdrawn_at is not None
        and found.erased is None,
        "words": _words(),
    }
    return page(request, "followup/contacts/contact.html", context)


def nominate(request: Request) -> HttpResponse:
    """The nomination, for a head of delegation."""
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    languages = [code for code in request.POST.getlist("languages") if code in dict(settings.LANGUAGES)]
    people = queries.eligible(request.by)
    refusal = None
    if request.method == "POST":
        given = {**typed, "person": next((p for p in people if str(p.pk) == typed["person"]), None)}
        refusal = attempt(request, acts.nominate, languages=languages, **given)
        if refusal is None:
            messages.success(request, _("The contact is in the directory."))
            return see("contacts")
    context = {
        "title": _("Nominate a point of contact"),
        "exercise": bool(request.by and request.by.person.exercise),
        "kinds": queries.KINDS.choices,
        "people": people,
        "languages": [(code, name, code in languages) for code, name in settings.LANGUAGES],
        "typed": typed,
        "may_nominate": may(request.by, "contacts.nominate"),
    }
    return page(request, "followup/contacts/nominate.html", context, refusal)


@require_POST
def withdraw(request: Request, id: uuid.UUID) -> HttpResponse:
    """Takes an entry of one's own State out of the directory."""
    found = next((c for c in queries.own(request.by) if c.pk == id), None)
    if found is None:
        raise Http404
    refusal = attempt(request, acts.withdraw, contact=found)
    if refusal is not None:
        return refused(request, refusal, back=request.path.removesuffix("/withdraw"))
    messages.success(request, _("The entry is withdrawn."))
    return see("contacts")


@require_POST
def erase(request: Request, id: uuid.UUID) -> HttpResponse:
    """Erases the personal data of a withdrawn entry of one's own State."""
    found = queries.contact(id)
    if found is None or not queries.shows(request.by, found):
        raise Http404
    refusal = attempt(request, acts.erase, contact=found)
    if refusal is not None:
        return refused(request, refusal, back=request.path.removesuffix("/erase"))
    messages.success(request, _("The personal data of the entry is erased."))
    return see("contact", id)


def pings(request: Request) -> HttpResponse:
    """The secretariat's desk: who was tested when, and the form that tests several at once, one act each."""
    allowed = may(request.by, "contacts.ping")
    chosen = request.POST.getlist("contact")
    refusals, sent = [], 0
    for one in queries.tested(request.by) if request.method == "POST" else []:
        if str(one.contact.pk) in chosen:
            refusal = attempt(request, acts.ping, contact=one.contact)
            if refusal is None:
                sent += 1
            else:
                refusals.append(refusal)
    if sent:
        said = ngettext("%(n)d test is sent. This is an exercise.", "%(n)d tests are sent. This is an exercise.", sent)
        messages.success(request, said % {"n": sent})
    if sent and not refusals:
        return see("pings")
    context = {
        "title": _("Tests of the points of contact"),
        "exercise": queries.exercise(),
        "allowed": allowed,
        "tested": queries.tested(request.by),
        "refusals": refusals,
        "nobody": request.method == "POST" and not sent and not refusals,
        "chosen": chosen,
        "words": _words(),
    }
    response = page(request, "followup/contacts/pings.html", context, refusals[0] if refusals else None)
    if not allowed:
        response.status_code = 403
    elif context["nobody"]:
        response.status_code = 422
    return response


def ping(request: Request, id: uuid.UUID) -> HttpResponse:
    """One test: what it is, and the answer. For the State concerned and the secretariat."""
    found = queries.ping(request.by, id)
    if found is None:
        raise Http404
    typed = request.POST.get("answer", "")
    refusal = None
    if request.method == "POST":
        refusal = attempt(request, acts.answer_ping, ping=found, answer=typed)
        if refusal is None:
            messages.success(request, _("Your answer has arrived. This is an exercise."))
            return see("ping", id)
    context = {
        "title": _("This is an exercise: a test of the line"),
        "exercise": found.contact.delegation.state.invented,
        "ping": found,
        "overdue": queries.overdue(found),
        "answer": typed,
        "may_answer": may(request.by, "contacts.answer_ping", found) and found.contact.withdrawn_at is None,
        "words": _words(),
    }
    return page(request, "followup/contacts/ping.html", context, refusal)


def _words() -> dict[str, str]:
    return {"exercise": mail.exercise(), "receipt": mail.receipt()}


def _languages(codes: list[str]) -> list[tuple[str, str]]:
    known = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
    found = [known.get(code.split("-")[0]) for code in codes]
    return [(code, get_language_info(code)["name_translated"]) for code in found if code]


urlpatterns = [
    path("contacts/", contacts, name="contacts"),
    path("contacts/nominate", nominate, name="contact_nominate"),
    path("contacts/pings/", pings, name="pings"),
    path("contacts/pings/<uuid:id>", ping, name="ping"),
    path("contacts/<uuid:id>", contact, name="contact"),
    path("contacts/<uuid:id>/withdraw", withdraw, name="contact_withdraw"),
    path("contacts/<uuid:id>/erase", erase, name="contact_erase"),
]
