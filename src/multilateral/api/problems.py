"""The one shape of every error: ``{"error": {"status", "code", "message"}}``."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from multilateral.parties.acting import NotPermitted, Overtaken, Refused

log = logging.getLogger(__name__)

CODES = {
    401: "unauthorized",
    403: "not_permitted",
    404: "not_found",
    405: "method_not_allowed",
    409: "ambiguous",
    413: "too_large",
    422: "invalid",
    429: "too_many",
    500: "server_error",
    503: "unavailable",
}


class Error(Schema):
    """``status`` is that of the answer, ``code`` a word for programs, ``message`` a sentence for people."""

    status: int
    code: str
    message: str


class Problem(Schema):
    """What every answer looks like that is no result."""

    error: Error


PROBLEMS: dict[int, type[Schema]] = {404: Problem, 422: Problem}
"""What any question may be answered with besides its result."""
REFUSALS: dict[int, type[Schema]] = dict.fromkeys((401, 403, 409, 413, 429), Problem)
"""What an act may be answered with besides."""

OUTSIDE = {
    400: (422, "What was sent could not be read; send what /api/v1/openapi.json describes."),
    413: (413, "More was sent than the 20 MB that a file may hold. Send it in parts."),
    503: (503, "The server cannot keep anything at the moment. Nothing was changed. Try again in a few minutes."),
}
"""What a request is told that does not come as far as the door: its status, and the status and sentence here."""


def problem(status: int, message: str, code: str = "") -> JsonResponse:
    """The answer."""
    error = {"status": status, "code": code or CODES.get(status, "error"), "message": message}
    response = JsonResponse({"error": error}, status=status)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def one_shape(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what is refused before it comes to the door has its shape as well, and is no page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code in OUTSIDE and request.path.startswith("/api/"):
            if "json" not in response.headers.get("Content-Type", ""):
                return problem(*OUTSIDE[response.status_code])
        return response

    return answer


def declare(api: NinjaAPI) -> None:
    """Gives every error of the API its shape."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        said = (f"{each['loc'][-1]}: {each['msg'].rstrip('.')}" for each in error.errors)
        return problem(422, "; ".join(said) + ".")

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, str(error) or f"Nothing is kept at {request.path}.")

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        if error.status_code == 400:  # so says the framework of a body that it cannot parse
            return problem(422, "body: this is no JSON; send what /api/v1/openapi.json describes.")
        return problem(error.status_code, error.message)

    @api.exception_handler(Refused)
    def not_done(request: HttpRequest, error: Refused) -> HttpResponse:
        if isinstance(error, NotPermitted):
            return problem(403, error.sentence)
        if isinstance(error, Overtaken):
            return problem(409, error.sentence, "overtaken")
        return problem(422, error.sentence)

    @api.exception_handler(OperationalError)
    def away(request: HttpRequest, error: OperationalError) -> HttpResponse:
        log.error("the API failed at %s: %s", request.path, error)
        return problem(503, "The database is busy or away at the moment. Try again in a minute.")

    @api.exception_handler(OSError)
    def full(request: HttpRequest, error: OSError) -> HttpResponse:
        log.error("the API failed at %s: %s", request.path, error)
        return problem(*OUTSIDE[503])

    @api.exception_handler(Exception)
    def broken(request: HttpRequest, error: Exception) -> HttpResponse:
        log.exception("the API failed at %s", request.path, exc_info=error)
        return problem(500, "Something broke here. Try once more; if it happens again, tell the operator.")


def unknown(request: HttpRequest) -> HttpResponse:
    """The answer at an address that the API does not have."""
    return problem(404, f"Nothing is kept at {request.path}; /api/v1/openapi.json lists what there is.")


def shaped(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose refusal of a method has the one shape, too."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        allowed = ", ".join(sorted(response.headers["Allow"].split(", ")))
        refusal = problem(405, f"{request.method} is not possible here; use {allowed}.")
        refusal.headers["Allow"] = allowed
        return refusal

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # nothing is changed here, and forms are refused by method
    return answer
