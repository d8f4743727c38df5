"""The one shape of every error: ``{"error": {"status", "code", "message"}}``."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

log = logging.getLogger(__name__)

CODES = {
    404: "not_found",
    405: "method_not_allowed",
    409: "ambiguous",
    422: "invalid",
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


def problem(status: int, message: str) -> JsonResponse:
    """The answer."""
    error = {"status": status, "code": CODES.get(status, "error"), "message": message}
    return JsonResponse({"error": error}, status=status)


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

    @api.exception_handler(OperationalError)
    def away(request: HttpRequest, error: OperationalError) -> HttpResponse:
        log.error("the API failed at %s: %s", request.path, error)
        return problem(503, "The database is busy or away at the moment. Try again in a minute.")

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
        allowed = response.headers["Allow"]
        refusal = problem(405, f"{request.method} is not possible here; use {allowed}.")
        refusal.headers["Allow"] = allowed
        return refusal

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # nothing is changed here, and forms are refused by method
    return answer
