"""One line of the ledger, and the bytes that are hashed for it.

An entry is the hash of (position, act, by, for, in, object, audience, time, digest). The digest is
a salted hash of the payload, which lies beside the entry and can be erased alone: without the salt
nobody can test a guess against the digest, and every proof still verifies.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

SALT_BYTES = 32


_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def canonical(value: Any) -> bytes:
    """JSON in one spelling only: keys sorted, no blanks, UTF-8 (RFC 8785 for strings, integers, lists)."""
    return _encode(value).encode()


def new_salt() -> str:
    """A fresh salt, in hexadecimal."""
    return secrets.token_hex(SALT_BYTES)


def digest(salt: str, content: str) -> str:
    """SHA-256 of salt and payload, in hexadecimal. ``content`` is the payload's canonical JSON."""
    return hashlib.sha256(bytes.fromhex(salt) + content.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class EntryBody:
    """What an entry says. ``time`` is ISO 8601 in UTC; ``audience`` is ``public`` or who may read it."""

    position: int
    act: str
    by: str
    for_party: str
    place: str
    object: str
    audience: str
    time: str
    digest: str

    def data(self) -> bytes:
        """The bytes that become the leaf of the tree."""
        return canonical({name: getattr(self, name) for name in self.__slots__})
