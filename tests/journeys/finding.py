"""Finds the pages that somebody can reach, by links, and says which are pages of a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve

HREF = re.compile(r"""\bhref=["']([^"']+)["']""")
LEFT_OUT = re.compile(r"^/(static|live|account/logout)\b")
MOST = 3000
SIFTED = 2
"""How many choices a link to the same page may bear: by more of them a list is sifted further, and further again."""


@dataclass(frozen=True, slots=True)
class Found:
    """One address that was asked for: its path with the query, the status, the type and the bytes of the answer."""

    path: str
    status: int
    type: str
    body: bytes

    @property
    def kind(self) -> str:
        """The name of its route, with what its query asks for; pages of a kind are made by one template."""
        parts = urlsplit(self.path)
        asked = [f"{k}={v}" if k == "view" else k for k, v in parse_qsl(parts.query) if k != "language"]
        if "q" in asked and len(asked) > 1:
            asked = ["q", "sifted"]
        try:
            name = resolve(parts.path).view_name
        except Resolver404:
            name = parts.path
        return " ".join([name, *sorted(asked)])


def walk(ask: Callable[[str], Any], *starts: str, wanted: Callable[[str], bool] = lambda path: True) -> Iterator[Found]:
    """Every address of this service that links lead to from ``starts``; ``ask`` answers as Playwright's requests do."""
    waiting, seen = list(starts), set(starts)
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        answer = ask(path)
        found = Found(path, answer.status, answer.headers.get("content-type", ""), answer.body())
        yield found
        if found.type.startswith("text/html"):
            for link in HREF.findall(found.body.decode()):
                parts = urlsplit(urljoin(f"http://here{path}", unescape(link)))
                there = parts.path + (f"?{parts.query}" if parts.query else "")
                if parts.path == urlsplit(path).path and len(parse_qsl(parts.query)) > SIFTED:
                    continue
                if parts.netloc != "here" or there in seen or LEFT_OUT.match(parts.path) or not wanted(there):
                    continue
                seen.add(there)
                waiting.append(there)
