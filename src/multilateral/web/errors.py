"""Pages for what went wrong: one sentence, and what to do."""

from __future__ import annotations

import logging
import re

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from multilateral.web.capacity import Request

log = logging.getLogger(__name__)

_SECRET = re.compile("csrfmiddlewaretoken|password|code|credential")
"""Fields that no page ever shows again."""


def status_of(refusal: Refused) -> int:
    """The HTTP status that says what kind of refusal it is."""
    if isinstance(refusal, NotPermitted):
        return 403
    return 409 if isinstance(refusal, Overtaken) else 422


def refused(request: Request, refusal: Refused, back: str = "") -> HttpResponse:
    """The page for an act that was refused where there is no form to show it beside.

    What was typed is shown again, so that nothing is lost.
    """
    kept = {k: str(v) for k, v in request.POST.items() if not _SECRET.search(k) and len(str(v).split()) > 1}
    context = {"title": _("This was not done"), "refusal": refusal, "back": back, "kept": kept}
    return render(request, "frame/refused.html", context, status=status_of(refusal))


def not_found(request: Request, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "frame/not_found.html", {"title": _("There is no such page")}, status=404)


def bad_request(request: Request, exception: Exception | None = None) -> HttpResponse:
    """400: mostly more words in one form than are taken."""
    sentence = _("This was not understood.")
    if isinstance(exception, RequestDataTooBig):
        sentence = _("More was sent than the 20 MB that a form may hold. Go back, and send it in parts.")
    context = {"title": _("This was not done"), "refusal": Refused(sentence), "by": None}
    return render(request, "frame/refused.html", context, status=400)


def too_large(request: Request) -> HttpResponse:
    """413: more than the largest file that can be deposited; nothing of it was read."""
    sentence = _("More was sent than the 20 MB that a file or a form may hold. Go back, and send it in parts.")
    context = {"title": _("This was not done"), "refusal": Refused(sentence), "by": None}
    return render(request, "frame/refused.html", context, status=413)


def server_error(request: Request) -> HttpResponse:
    """500, for a person."""
    return render(request, "frame/server_error.html", {"title": _("Something broke here")}, status=500)


def unavailable(request: Request, error: DatabaseError | OSError) -> HttpResponse:
    """503: the machine refuses. Nothing was changed, and what was typed is shown again."""
    log.error("%s could not be done: %s", request.method, error)
    sentence = _(
        "The server cannot keep anything at the moment: its disk is full, or its database is busy or away. "
        "Nothing was changed. Try again in a few minutes; if it goes on, tell the operator."
    )
    response = refused(request, Refused(sentence))
    response.status_code = 503
    response.headers["Retry-After"] = "60"
    return response


def csrf_failure(request: Request, reason: str = "") -> HttpResponse:
    """A form that came without this site's token: mostly a page left open for too long."""
    sentence = _(
        "The page had been open too long, so the form was not taken. Go back, reload the page, and send it again."
    )
    return refused(request, NotPermitted(sentence))


def too_many(request: Request, exception: Exception | None = None) -> HttpResponse:
    """429: somebody is guessing, or is too quick."""
    return render(request, "frame/too_many.html", {"title": _("Too many attempts")}, status=429)
