"""What holds for every request and answer: the content security policy, and what is taken in at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict

LARGEST_REQUEST = 24 * 1024 * 1024
"""Bytes: the largest deposit with its form around it. More is refused before a byte of it is read or kept."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Sets the policy on every answer."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        return response

    return answer


def fit_to_read(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuses more bytes than are ever taken; keeps out NUL, which no form here sends and PostgreSQL cannot hold."""
    from multilateral.web import errors

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdecimal()) or int(length[:20]) > LARGEST_REQUEST:
            return errors.too_large(request)  # type: ignore[arg-type]
        if "\0" in request.path:
            return errors.not_found(request)  # type: ignore[arg-type]
        # The JSON door refuses it in its own shape.
        if "%00" in request.META.get("QUERY_STRING", "") and not request.path.startswith("/api/"):
            request.GET = _without_nul(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and any("\0" in v for _name, values in request.POST.lists() for v in values):
            request.POST = _without_nul(request.POST)  # type: ignore[assignment]
        return get_response(request)

    return answer


def what_the_machine_refuses(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Answers a full disk and a database that is locked or away with a sentence; the JSON door has its own shape."""
    from multilateral.web import errors

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OperationalError | OSError):
            return errors.unavailable(request, error)  # type: ignore[arg-type]
        return None

    answer.process_exception = process_exception  # type: ignore[attr-defined]
    return answer


def _without_nul(sent: QueryDict) -> QueryDict:
    cleaned = sent.copy()
    for name, values in sent.lists():
        cleaned.setlist(name, [value.replace("\0", "") for value in values])
    return cleaned
