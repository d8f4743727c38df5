"""One port: the live stream as ASGI, everything else as WSGI in threads.

Running the whole of Django under ASGI costs about three times as much a page (docs/decisions).
"""

from __future__ import annotations

import os
from typing import Any, cast

from a2wsgi import WSGIMiddleware

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilateral.server.settings")

from multilateral.server.wsgi import application as pages  # noqa: E402  settings first

_pages: Any = WSGIMiddleware(cast(Any, pages), workers=16)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Dispatches by path; ends the lifespan conversation politely."""
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
    if scope["type"] == "http" and scope["path"] == "/live":
        from multilateral.server.live import live

        await live(scope, receive, send)
    elif scope["type"] == "http":

        async def message() -> Any:  # the bridge to WSGI wants coroutines; the server hands out futures
            return await receive()

        await _pages(scope, message, send)
