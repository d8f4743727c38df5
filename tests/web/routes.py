"""Every address of the service, filled in: what the attacks on the door go through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

NAMED = re.compile(r"\(\?P<(?P<name>\w+)>(?:[^()\\]|\\.|\([^()]*\))*\)|<(?:(?P<kind>\w+):)?(?P<other>\w+)>")


def patterns(node: Any = None, prefix: str = "") -> Iterator[str]:
    """The route of every page and question, as Django writes it."""
    for pattern in (node or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, route)
        else:
            yield route


def filled(route: str, value: Callable[[str], str]) -> str:
    """The path of a route; ``value`` is asked for each part by its kind (``uuid``, ``int``, ``slug``) or its name."""
    plain = route.replace("^", "").removesuffix("$").removesuffix("\\Z")
    return "/" + NAMED.sub(lambda m: value(m["kind"] or m["name"] or m["other"]), plain).replace("\\.", ".")
