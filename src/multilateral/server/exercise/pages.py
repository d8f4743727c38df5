"""The exercise's own page: what it is, what to try, and stepping into a role with one click, here and only here."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multilateral.bodies import queries as bodies
from multilateral.parties import queries as parties
from multilateral.parties.models import Account, Credential, Role
from multilateral.server.exercise.content import content
from multilateral.web import capacity
from multilateral.web.capacity import Request


def exercise(request: Request) -> HttpResponse:
    """What the exercise is, its cast, and what to try."""
    body = bodies.body(content().body.slug)
    held = [c for c in parties.credentials(body=body.slug) if _can_be_entered(c)] if body else []
    by_person = {c.person.slug: c for c in held}
    context = {
        "title": _("The exercise"),
        "exercise": True,
        "body": body,
        "officers": [c for c in held if c.delegation is None],
        "missions": list(_missions(held)),
        "tasks": [(task, by_person.get(task.person)) for task in content().tasks],
    }
    return render(request, "exercise/exercise.html", context)


def _missions(held: list[Credential]) -> Iterator[tuple[str, list[Credential]]]:
    """Delegations in English alphabetical order, each with its people."""
    missions: dict[str, list[Credential]] = {}
    for credential in sorted((c for c in held if c.delegation), key=lambda c: c.delegation.state.order):  # type: ignore[union-attr]
        missions.setdefault(credential.delegation.name, []).append(credential)  # type: ignore[union-attr]
    order = list(Role)
    for name, people in missions.items():
        yield name, sorted(people, key=lambda c: order.index(Role(c.role)))


@require_POST
def step_in(request: Request) -> HttpResponse:
    """Signs in as somebody of the exercise. Nobody else can be entered this way."""
    credential = parties.credential(request.POST.get("credential", "")) if _is_id(request) else None
    body = bodies.body(credential.body) if credential else None
    if credential is None or not _can_be_entered(credential) or body is None or not body.exercise:
        raise Http404
    account = parties.account(credential.person) or Account.objects.create_user(
        f"{credential.person.slug}@exercise.invalid", person=credential.person
    )
    logout(request)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    capacity.choose(request, str(credential.pk))
    role, delegation = Role(credential.role).label, credential.delegation
    acting = f"{delegation.name}, {role}" if delegation else role
    messages.success(
        request, _("You act as %(person)s, %(role)s.") % {"person": credential.person.name, "role": acting}
    )
    return redirect("mine")


def _can_be_entered(credential: Credential) -> bool:
    return credential.person.exercise and credential.valid_on(timezone.now().date())


def _is_id(request: Request) -> bool:
    wanted = request.POST.get("credential", "").replace("-", "")
    return len(wanted) == 32 and all(c in "0123456789abcdef" for c in wanted)


urlpatterns = [
    path("exercise/", exercise, name="exercise"),
    path("exercise/step-in", step_in, name="step_in"),
]
