"""How these pages do an act: one form field, ``do``, names it; done, it is seen; refused, it is said above the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from multilateral.parties.acting import By, NotPermitted, Refused
from multilateral.parties.permit import may
from multilateral.web.capacity import Request

Doing = Callable[[By, Request], str]
"""Does the act with what the form holds, and says in a sentence that it was done. Raises ``Refused``."""


def do(request: Request, doings: Mapping[str, tuple[str, Doing]], on: Any) -> Refused | None:
    """Does what the form asks for, out of ``doings`` (name of the button → name of the act, how it is done).

    The refusal, or ``None`` if it was done and said.
    """
    name = request.POST.get("do", "")
    if name not in doings:
        return Refused(_("The form did not say what to do; press one of its buttons."))
    act, doing = doings[name]
    if request.by is None:
        return NotPermitted(may(None, act, on).why)
    try:
        messages.success(request, doing(request.by, request))
    except Refused as refusal:
        return refusal
    return None


def see(name: str, *arguments: Any) -> HttpResponse:
    """After an act: look there (303, so that a reload repeats nothing)."""
    response = redirect(name, *arguments)
    response.status_code = 303
    return response


def number(value: str | None) -> int | None:
    """A whole number that a form sent, or ``None``."""
    return int(value) if value is not None and value.isascii() and value.isdecimal() and len(value) < 6 else None
