"""Who acts at the JSON door: whoever sends an API key. No cookie does, so no foreign page acts through a browser."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from multilateral.parties import keys
from multilateral.parties.acting import By

WRONG = "login_failed"
"""Wrong keys count with wrong passwords: ten a minute from one network address, five in five minutes of one key."""


class ApiKey(HttpBearer):
    """A key that its holder made on their page `/mine/keys/`, sent as `Authorization: Bearer mlk_…`."""

    openapi_description = __doc__

    def __call__(self, request: HttpRequest) -> Any:
        if not request.headers.get(self.header, "").lower().startswith(f"{self.openapi_scheme} "):
            raise HttpError(401, "This needs an API key, sent as “Authorization: Bearer …”; make one on /mine/keys/.")
        return super().__call__(request)

    def authenticate(self, request: HttpRequest, token: str) -> By:
        """In what capacity the request acts. Raises ``Refused`` if the credential behind the key has ended."""
        name = f"api key {token}"
        if not ratelimit.consume(request, action=WRONG, key=name, dry_run=True):
            raise HttpError(429, "Too many wrong keys came from this address. Wait five minutes, then try again.")
        by = keys.acting(token)
        if by is None:
            ratelimit.consume(request, action=WRONG, key=name)
            raise HttpError(401, "This API key opens nothing: it was mistyped or withdrawn, or it has ended.")
        return by


BEARER = ApiKey()
