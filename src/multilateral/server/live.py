"""The live stream: server-sent events, one for each act that the reader may see, read from the committed ledger.

An event's id is its place in the ledger, so a browser that reconnects with ``Last-Event-ID`` has
missed nothing. The event carries no words: the page asks for itself again, with its own permissions.
One poller a process reads the tail for all who listen.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections
from django.http import parse_cookie

from multilateral.ledger import queries as ledger
from multilateral.ledger.writing import visible

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]

POLL_SECONDS = 0.1
HEARTBEAT_SECONDS = 15.0
CATCH_UP = 2000
"""A browser further behind than this is told once that something changed, instead of everything."""


class Tail:
    """The end of the ledger, watched by one task for everybody in this process."""

    def __init__(self) -> None:
        self.size = 0
        self.changed = asyncio.Condition()
        self.task: asyncio.Task[None] | None = None

    async def watch(self) -> None:
        """Starts watching, if nobody does yet."""
        if self.task is None or self.task.done():
            self.size = await _read(ledger.size)
            self.task = asyncio.create_task(self._poll())

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL_SECONDS)
            with contextlib.suppress(Exception):  # a database that is away for a moment must not end the stream
                size = await _read(ledger.size)
                if size != self.size:
                    self.size = size
                    async with self.changed:
                        self.changed.notify_all()

    async def beyond(self, size: int) -> int:
        """Waits until the log is longer than ``size``, at most one heartbeat; answers its size."""
        async with self.changed:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.changed.wait_for(lambda: self.size > size), HEARTBEAT_SECONDS)
        return self.size


_tails: dict[asyncio.AbstractEventLoop, Tail] = {}


async def _read(question: Callable[..., Any], *args: Any) -> Any:
    def ask() -> Any:
        close_old_connections()
        try:
            return question(*args)
        finally:
            close_old_connections()

    return await sync_to_async(ask, thread_sensitive=False)()


def _audiences(session_key: str) -> frozenset[str]:
    """What the holder of a session may read; asked again now and then, since credentials end."""
    from django.contrib.auth import get_user
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from multilateral.parties import acting
    from multilateral.web.capacity import by_of

    if not session_key:
        return acting.audiences(None)
    request = HttpRequest()
    request.session = SessionStore(session_key)
    account = get_user(request)
    return acting.audiences(by_of(account, request.session) if account.is_authenticated else None)


def _heads(after: int, place: str, audiences: frozenset[str], limit: int) -> list[tuple[int, str]]:
    from multilateral.ledger.models import Entry

    found = Entry.objects.filter(position__gt=after, sealed=False).order_by("position")
    if place:
        found = found.filter(place=place)
    rows = found.values_list("position", "act", "audience")[:limit]
    return [(position, act) for position, act, audience in rows if visible(audience, audiences)]


async def events(after: int, place: str, session_key: str) -> AsyncGenerator[str, None]:
    """The stream for one browser, from the entry after ``after`` on; heartbeats are comments."""
    tail = _tails.setdefault(asyncio.get_running_loop(), Tail())
    await tail.watch()
    seen = after + 1
    yield ": here\nretry: 1000\n\n"
    while True:
        size = tail.size if tail.size > seen else await tail.beyond(seen)
        if size <= seen:
            yield ": still here\n\n"
            continue
        audiences = await _read(_audiences, session_key)
        start = max(seen, size - CATCH_UP)
        for position, act in await _read(_heads, start - 1, place, audiences, CATCH_UP):
            if position < size:
                yield f"id: {position}\nevent: act\ndata: {json.dumps({'act': act})}\n\n"
        seen = size


async def live(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application behind ``/live?place=…&after=…``."""
    headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    session_key = parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME, "")
    after = headers.get("last-event-id") or (query.get("after") or [""])[0]
    size = await _read(ledger.size)
    position = int(after) if re.fullmatch(r"-?[0-9]{1,18}", after) else size - 1
    place = (query.get("place") or [""])[0].replace("\0", "")
    position = min(max(position, -1), size - 1)
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [
                (b"content-type", b"text/event-stream; charset=utf-8"),
                (b"cache-control", b"no-store"),
                (b"x-accel-buffering", b"no"),
            ],
        }
    )
    stream = events(position, place, session_key)
    gone = asyncio.create_task(_gone(receive))
    try:
        async for event in stream:
            if gone.done():
                break
            await send({"type": "http.response.body", "body": event.encode(), "more_body": True})
    finally:
        gone.cancel()
        await stream.aclose()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
