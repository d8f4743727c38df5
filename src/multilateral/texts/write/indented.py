"""A value as JSON that a person can read too."""

from __future__ import annotations

import json
from typing import Any

import msgspec


def indented(value: Any) -> bytes:
    """``value`` as JSON in UTF-8, one key a line, with a line feed at its end."""
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
    except UnicodeEncodeError:
        # Half of a surrogate pair, from a damaged source, can stand in JSON only as an escape.
        return json.dumps(value, indent=1).encode("ascii") + b"\n"
