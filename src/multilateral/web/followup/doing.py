"""How these pages do an act: done, and seen on another page; or refused, and said above the form on the same one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from multilateral.parties.acting import NotPermitted, Refused
from multilateral.parties.permit import may
from multilateral.web.capacity import Request
from multilateral.web.errors import status_of


def attempt(request: Request, do: Callable[..., Any], **arguments: Any) -> Refused | None:
    """Does the act for whoever asks; the refusal, or ``None`` if it was done."""
    if request.by is None:
        return NotPermitted(may(None, do.act).why)  # type: ignore[attr-defined]
    try:
        do(by=request.by, **arguments)
    except Refused as refusal:
        return refusal
    return None


def see(name: str, *arguments: Any) -> HttpResponse:
    """After an act: look there (303, so that a reload repeats nothing)."""
    response = redirect(name, *arguments)
    response.status_code = 303
    return response


def page(request: HttpRequest, template: str, context: dict[str, Any], refusal: Refused | None = None) -> HttpResponse:
    """The page, with the refusal above its form if there is one."""
    status = status_of(refusal) if refusal else 200
    return render(request, template, {"room": "followup", **context, "refusal": refusal}, status=status)
