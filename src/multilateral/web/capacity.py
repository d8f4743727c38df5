"""In what capacity a request acts: ``request.by``, from the signed-in person and the credential they chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from multilateral.parties import queries
from multilateral.parties.acting import By, NotPermitted

CHOSEN = "credential"
PROVEN = "second_factor"
"""In the session: the account whose second factor was shown or set up in it (web/signin.py puts it there)."""

WITHOUT_SECOND_FACTOR = ("/account/", "/language/", "/healthz")
"""Where somebody may go who has yet to set one up."""
UNPROVEN = ("/account/logout/", "/account/2fa/reauthenticate/", "/account/2fa/webauthn/reauthenticate/", "/language/")
"""Where a session may go that was opened with the password alone, though the account has a second factor."""
WITHOUT_CAPACITY = ("/account/", "/language/", "/mine/", "/exercise/")
"""Where somebody signed in may send a form who acts in no capacity."""
FOR_EXERCISE = ("/account/login/", "/account/logout/")


class Request(HttpRequest):
    """A request as the views get it: with the capacity in which it acts, ``None`` for a visitor."""

    by: By | None


def capacity(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Gives every request its ``by``: ``None`` for a visitor. Who owes a second factor is led to set one up first."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.by = None  # type: ignore[attr-defined]
        request.owes_second_factor = False  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return get_response(request)
        response = inside(request)
        # What is shown to somebody signed in is kept by no proxy, and by no browser that somebody else may use next.
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def inside(request: Any) -> HttpResponse:
        if request.path.startswith("/api/"):
            # The JSON door looks at no session: by a cookie nobody reads more there than a visitor, and nobody acts.
            return get_response(request)
        if request.user.person.exercise and request.path.startswith("/account/"):
            # Whoever steps into a role must not change how anybody signs in.
            return get_response(request) if request.path in FOR_EXERCISE else redirect("exercise")
        if not proven(request.user, request.session):
            request.owes_second_factor = True
            if queries.has_second_factor(request.user):
                allowed = request.path.startswith(UNPROVEN) or request.path == reverse("mfa_index")
            else:
                allowed = request.path.startswith(WITHOUT_SECOND_FACTOR)
            return get_response(request) if allowed else _lead(request)
        request.by = by = by_of(request.user, request.session)
        if by is None and request.method == "POST" and not request.path.startswith(WITHOUT_CAPACITY):
            return _ended(request)
        if by is not None and by.credential is not None and CHOSEN not in request.session:
            choose(request, str(by.credential.pk))
        return get_response(request)

    return answer


def proven(account: Any, session: Mapping[str, Any]) -> bool:
    """Whether the session may act: it was opened with a second factor, or belongs to somebody of an exercise.

    That the account has one is not enough: a session opened earlier with the password alone stays without.
    """
    if account.person.exercise:
        return True
    return session.get(PROVEN) == account.pk and queries.has_second_factor(account)


def by_of(account: Any, session: Mapping[str, Any]) -> By | None:
    """The capacity in which a session acts; ``None`` if it may not act.

    A capacity that ended is not replaced by another one in silence: the next is chosen by the person.
    """
    if not proven(account, session):
        return None
    held = queries.capacities(account.person)
    chosen = session.get(CHOSEN) or next((str(c.pk) for c in held), "")
    credential = next((c for c in held if str(c.pk) == chosen), None)
    return By.on(credential) if credential else None


def choose(request: HttpRequest, credential_id: str) -> None:
    """Acts on this credential from now on, in this session."""
    request.session[CHOSEN] = credential_id


def _ended(request: HttpRequest) -> HttpResponse:
    from multilateral.web.errors import refused

    sentence = _(
        "The credential on which you acted has ended: it was withdrawn, or does not cover today. Nothing was done. "
        "Choose another capacity of yours, or ask the secretariat to enter a new one."
    )
    return refused(request, NotPermitted(sentence), back=reverse("mine"))  # type: ignore[arg-type]


def _lead(request: HttpRequest) -> HttpResponse:
    if request.method in ("GET", "HEAD"):
        return redirect("mfa_index")
    from multilateral.web.errors import refused

    sentence = _("Set up a second factor before you act: an authenticator app or a passkey, under “Your account”.")
    return refused(request, NotPermitted(sentence))  # type: ignore[arg-type]
