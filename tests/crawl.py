"""Walks a site as a visitor would, by its links."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

HREF = re.compile(r"""\bhref=["']([^"']+)["']""")
LEFT_OUT = re.compile(r"^/(static|account/logout|live)\b")
MOST = 1500


def crawl(client: Any, *starts: str) -> dict[str, Any]:
    """Every page that can be reached from ``starts`` by links of this site, by path with query."""
    waiting, found = list(starts or ("/",)), {}
    while waiting and len(found) < MOST:
        path = waiting.pop(0)
        if path in found:
            continue
        response = client.get(path)
        found[path] = response
        kind = response.headers.get("Content-Type", "")
        if response.status_code in (301, 302, 303):
            waiting.append(_inside(path, response.headers["Location"]) or path)
        elif kind.startswith("text/html"):
            links = (_inside(path, unescape(link)) for link in HREF.findall(response.content.decode()))
            waiting += [link for link in links if link and link not in found]
    return found


def _inside(page: str, link: str) -> str | None:
    parts = urlsplit(urljoin(f"http://testserver{page}", link))
    if parts.scheme not in ("http", "https") or parts.netloc != "testserver" or LEFT_OUT.match(parts.path):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")
