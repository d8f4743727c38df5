"""Pages that every visitor sees alike are set once and kept, ready to be sent, while the ledger stands where it stood.

Whoever is signed in, or has been told something, gets a page set anew. What a kept page shows changes by acts alone,
and every act moves the ledger on: the pages of before are then asked for no more, and the oldest make room.
"""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from multilateral.ledger import queries as ledger
from multilateral.web.capacity import Request

MOST_BYTES = 64 * 1024 * 1024
"""What the pages of one process may take up, compressed."""
LARGEST = 1024 * 1024
"""A page of more bytes than this, compressed, is not kept."""

View = Callable[..., HttpResponse]
Key = tuple[tuple[int, str], str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent: compressed, with the name of its very bytes."""

    packed: bytes
    etag: str
    media_type: str


class Shelf:
    """The pages that were asked for last; the one asked for longest ago makes room."""

    def __init__(self, most: int) -> None:
        self.most, self.bytes = most, 0
        self.pages: OrderedDict[Key, Page] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Key) -> Page | None:
        """The page, which has then been asked for last."""
        with self.lock:
            found = self.pages.get(key)
            if found is not None:
                self.pages.move_to_end(key)
            return found

    def put(self, key: Key, page: Page) -> None:
        """Keeps a page."""
        with self.lock:
            if key not in self.pages:
                self.pages[key] = page
                self.bytes += len(page.packed)
            while self.bytes > self.most:
                _key, oldest = self.pages.popitem(last=False)
                self.bytes -= len(oldest.packed)


SHELF = Shelf(MOST_BYTES)


def kept(view: View) -> View:
    """A view whose page is kept for visitors. It must show nothing that changes without an act."""

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or not _a_visitor(request):
            return view(request, *args, **kwargs)
        # A page may tell its own address, so the name of the house counts. The ledger is asked before the page is
        # set: what comes meanwhile may then be on the page, and never be missing.
        key = (ledger.state(), get_language() or "", request.build_absolute_uri())
        page = SHELF.get(key)
        if page is None:
            response = view(request, *args, **kwargs)
            # A form's token is one visitor's own.
            if response.status_code != 200 or response.cookies or b"csrfmiddlewaretoken" in response.content:
                return response
            packed = gzip.compress(response.content, 6, mtime=0)
            page = Page(packed, f'W/"{sha256(response.content).hexdigest()[:32]}"', response.headers["Content-Type"])
            if len(packed) <= LARGEST:
                SHELF.put(key, page)
        return _send(request, page)

    return answer


def _a_visitor(request: Request) -> bool:
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and CookieStorage.cookie_name not in request.COOKIES


def _send(request: Request, page: Page) -> HttpResponse:
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(page.packed, content_type=page.media_type)
        response.headers["Content-Encoding"] = "gzip"
        patch_vary_headers(response, ("Accept-Encoding",))
    else:
        response = HttpResponse(gzip.decompress(page.packed), content_type=page.media_type)
    response.headers["ETag"] = page.etag
    # A browser may keep it, and asks each time whether it still stands.
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ("Cookie",))
    return get_conditional_response(request, etag=page.etag, response=response) or response
