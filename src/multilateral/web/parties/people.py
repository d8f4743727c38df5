"""Who is enrolled: for the secretariat of a body, and for the operator. People, credentials, one-time links."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from multilateral.bodies import queries as bodies
from multilateral.parties import acts, enrolment, queries
from multilateral.parties.acting import NotPermitted, Refused
from multilateral.parties.enrolment import Link
from multilateral.parties.permit import may
from multilateral.web import errors
from multilateral.web.capacity import Request

ENROL = "parties.enrol_person"


def people(request: Request) -> HttpResponse:
    """Everybody whom one has enrolled, body by body."""
    if not may(request.by, ENROL):
        return _not_for(request)
    assert request.by is not None
    listed = queries.people(request.by)
    today = timezone.now().date()
    names = {body.slug: body.name for body in bodies.bodies()}
    held = sorted(
        ((credential, one, credential.valid_on(today)) for one in listed for credential in one.credentials),
        key=lambda row: (
            row[0].body,
            row[0].delegation.state.order if row[0].delegation else "",
            queries.ORDER.index(row[0].role),
            row[1].person.name,
        ),
    )
    groups: dict[str, list[Any]] = {}
    for row in held:
        groups.setdefault(row[0].body, []).append(row)
    context = {
        "title": _("People and credentials"),
        "room": "mine",
        "exercise": request.by.person.exercise,
        "groups": [(slug, names.get(slug, ""), rows) for slug, rows in groups.items()],
        "without": [one for one in listed if not one.credentials and one.person.slug != queries.OPERATOR],
    }
    return render(request, "parties/people.html", context)


@never_cache
def enrol(request: Request) -> HttpResponse:
    """Enrols somebody; the answer shows their one-time link, once."""
    if not may(request.by, ENROL):
        return _not_for(request)
    assert request.by is not None
    refusal = None
    if request.method == "POST":
        try:
            done = enrolment.enrol(
                by=request.by,
                name=request.POST.get("name", ""),
                email=request.POST.get("email", ""),
                **_credential(request),
            )
        except Refused as refused:
            refusal = refused
        else:
            if done.link is not None:
                # Not kept for a next page: the link is in this answer and nowhere else.
                return _show_link(request, done.person, done.link)
            messages.success(request, _("%(person)s is enrolled.") % {"person": done.person.name})
            return _see(done.person.pk)
    email = request.POST.get("email", "")
    context = {
        "title": _("Enrol somebody"),
        "room": "mine",
        "exercise": request.by.person.exercise,
        "refusal": refusal,
        "typed": request.POST or {"valid_from": timezone.now().date().isoformat()},
        "known": queries.person_at(email) if refusal and email.strip() and not request.by.person.exercise else None,
        **_choices(request),
    }
    return render(request, "parties/enrol.html", context, status=errors.status_of(refusal) if refusal else 200)


def person(request: Request, id: uuid.UUID, refusal: Refused | None = None) -> HttpResponse:
    """One person: their credentials, a further one, and how they get in."""
    if not may(request.by, ENROL):
        return _not_for(request)
    assert request.by is not None
    found = queries.listed(request.by, id)
    if found is None:
        raise Http404
    today = timezone.now().date()
    names = {body.slug: body.name for body in bodies.bodies()}
    context = {
        "title": found.person.name,
        "room": "mine",
        "exercise": found.person.exercise,
        "listed": found,
        "credentials": [(c, names.get(c.body, ""), c.valid_on(today)) for c in found.credentials],
        "refusal": refusal,
        "typed": request.POST or {"valid_from": today.isoformat()},
        **_choices(request),
    }
    return render(request, "parties/person.html", context, status=errors.status_of(refusal) if refusal else 200)


@require_POST
def credential(request: Request, id: uuid.UUID) -> HttpResponse:
    """Enters a further credential for somebody enrolled."""
    found = _person(request, id)
    try:
        _acting(request)
        entered = enrolment.enter_credential(by=request.by, person=found, **_credential(request))  # type: ignore[arg-type]
    except Refused as refusal:
        return person(request, id, refusal)
    messages.success(request, _("Entered: %(role)s.") % {"role": entered.get_role_display()})
    return _see(id)


@require_POST
def withdraw(request: Request, id: uuid.UUID) -> HttpResponse:
    """Withdraws a credential."""
    wanted = next(
        (c for c in queries.credentials(person=_person(request, id)) if str(c.pk) == request.POST.get("credential")),
        None,
    )
    if wanted is None:
        raise Http404
    try:
        _acting(request)
        acts.withdraw_credential(by=request.by, credential=wanted)
    except Refused as refusal:
        return person(request, id, refusal)
    messages.success(request, _("Withdrawn. What was done on it stands."))
    return _see(id)


@require_POST
@never_cache
def link(request: Request, id: uuid.UUID) -> HttpResponse:
    """Makes a new one-time link; every other way into the account ends."""
    found = _person(request, id)
    try:
        _acting(request)
        fresh = enrolment.new_link(by=request.by, person=found)  # type: ignore[arg-type]
    except Refused as refusal:
        return person(request, id, refusal)
    return _show_link(request, found, fresh)


def _show_link(request: Request, found: Any, link: Link) -> HttpResponse:
    address = request.build_absolute_uri(reverse("account_reset_password_from_key", args=[link.account, link.key]))
    context = {"title": _("The link for %(person)s") % {"person": found.name}, "room": "mine", "link": address}
    return render(request, "parties/link.html", {**context, "person": found})


def _acting(request: Request) -> None:
    if request.by is None:
        raise NotPermitted(may(None, ENROL).why)


def _person(request: Request, id: uuid.UUID) -> Any:
    found = queries.person(id)
    if found is None or found.erased is not None:
        raise Http404
    return found


def _not_for(request: Request) -> HttpResponse:
    return errors.refused(request, NotPermitted(may(request.by, ENROL).why))


def _see(id: uuid.UUID) -> HttpResponse:
    response = redirect("person", id)
    response.status_code = 303
    return response


def _credential(request: Request) -> dict[str, Any]:
    """What the form says of a credential. Raises ``Refused`` where it does not make sense."""
    post = request.POST
    if post.get("role") not in queries.ROLES.values:
        raise Refused(_("Choose in what role they act."))
    slug = post.get("body", "")
    body = bodies.body(slug) if slug else None
    if slug and body is None:
        raise Refused(_("Choose a body from the list."))
    return {
        "role": queries.ROLES(post["role"]),
        "body": slug,
        "state": queries.state(post.get("state", "")),
        "instrument": post.get("instrument", "")[:300],
        "valid_from": day(post.get("valid_from", "")) or timezone.now().date(),
        "valid_until": day(post.get("valid_until", "")),
        "exercise": body.exercise if body else False,
    }


def day(typed: str) -> datetime.date | None:
    """A day as a form sends it, ``None`` if it was left out. Raises ``Refused``."""
    if not typed.strip():
        return None
    try:
        found = parse_date(typed.strip())
    except ValueError:
        found = None
    if found is None:
        raise Refused(_("“%(typed)s” is no day; write it as 2026-11-09.") % {"typed": typed[:40]})
    return found


def _choices(request: Request) -> dict[str, Any]:
    """Which roles, bodies and States whoever enrols can choose from."""
    assert request.by is not None
    operator = request.by.role == queries.ROLES.OPERATOR
    shown = list(bodies.bodies()) if operator else [b for b in [bodies.body(request.by.body)] if b is not None]
    states = list(queries.states())
    return {
        "roles": [(r.value, r.label) for r in queries.ROLES if operator or r != queries.ROLES.OPERATOR],
        "bodies": shown,
        "real": [s for s in states if not s.invented] if any(not b.exercise for b in shown) else [],
        "invented": [s for s in states if s.invented] if any(b.exercise for b in shown) else [],
        "operator": operator,
    }


urlpatterns = [
    path("people/", people, name="people"),
    path("people/enrol", enrol, name="enrol"),
    path("people/<uuid:id>/", person, name="person"),
    path("people/<uuid:id>/credential", credential, name="person_credential"),
    path("people/<uuid:id>/withdraw", withdraw, name="person_withdraw"),
    path("people/<uuid:id>/link", link, name="person_link"),
]
