"""In what capacity a request acts: ``request.by``, from the signed-in person and the credential they chose."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from multilateral.parties import queries
from multilateral.parties.acting import By

CHOSEN = "credential"


class Request(HttpRequest):
    """A request as the views get it: with the capacity in which it acts, ``None`` for a visitor."""

    by: By | None


def capacity(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Gives every request its ``by``: ``None`` for a visitor."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.by = _by(request)  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def _by(request: HttpRequest) -> By | None:
    if not request.user.is_authenticated:
        return None
    held = queries.capacities(request.user.person)
    chosen = request.session.get(CHOSEN)
    credential = next((c for c in held if str(c.pk) == chosen), held[0] if held else None)
    return By.on(credential) if credential else None


def choose(request: HttpRequest, credential_id: str) -> None:
    """Acts on this credential from now on, in this session."""
    request.session[CHOSEN] = credential_id
