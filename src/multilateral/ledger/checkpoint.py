"""Signed checkpoints: C2SP tlog-checkpoint, as a C2SP signed note, with Ed25519.

A checkpoint says how long the log is and what its root is. Whoever keeps one can later prove that
nothing before it was changed; it therefore travels in every export, feed and printed footer.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ED25519 = b"\x01"


class CheckpointError(ValueError):
    """A checkpoint or key that cannot be read, or whose signature does not hold."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """``root`` is 32 bytes; ``origin`` names the log; ``size`` counts its entries."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The signed part, three lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def _public_bytes(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _key_id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def verifier_key(name: str, key: Ed25519PublicKey) -> str:
    """The public key as a C2SP verifier key: ``name+id+base64``."""
    public = _public_bytes(key)
    return f"{name}+{_key_id(name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def sign(checkpoint: Checkpoint, name: str, key: Ed25519PrivateKey) -> str:
    """The checkpoint as a signed note."""
    return Signer(name, key).sign(checkpoint)


class Signer:
    """Who signs the log called ``name``; ``verifier_key`` is the public half.

    A text has one signature by one key, the same each time (Ed25519, RFC 8032 § 5.1.6): whoever has the key can check a
    note by making it anew, which takes a third of the time that checking with the public key takes.
    """

    def __init__(self, name: str, key: Ed25519PrivateKey) -> None:
        self.name, self._key = name, key
        self.verifier_key = verifier_key(name, key.public_key())
        self._id = _key_id(name, _public_bytes(key.public_key()))

    def sign(self, checkpoint: Checkpoint) -> str:
        """The checkpoint as a signed note."""
        return self.note(checkpoint.text())

    def note(self, text: str) -> str:
        """The same from the text that is signed."""
        signature = base64.b64encode(self._id + self._key.sign(text.encode())).decode()
        return f"{text}\n— {self.name} {signature}\n"


def read(note: str) -> Checkpoint:
    """The checkpoint in a note, signatures not looked at. Raises ``CheckpointError``."""
    lines = note.split("\n")
    try:
        origin, size, root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
    except (IndexError, ValueError):
        raise CheckpointError("this is no checkpoint: it must begin with a name, a size and a root hash") from None
    if not origin or size < 0 or len(root) != 32 or str(size) != lines[1]:
        raise CheckpointError("this is no checkpoint: its name, size or root hash is malformed")
    return Checkpoint(origin, size, root)


def verify(note: str, keys: list[str]) -> Checkpoint:
    """The checkpoint, if one of the verifier keys has signed it. Raises ``CheckpointError``."""
    checkpoint = read(note)
    text, separator, signatures = note.partition("\n\n")
    if not separator:
        raise CheckpointError("the checkpoint is not signed")
    signed = (text + "\n").encode()
    for line in signatures.splitlines():
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—":
            continue
        for key in keys:
            name, key_id, public = _parse_key(key)
            try:
                signature = base64.b64decode(parts[2], validate=True)
            except ValueError:
                continue
            if parts[1] != name or signature[:4] != key_id:
                continue
            try:
                public.verify(signature[4:], signed)
            except InvalidSignature:
                raise CheckpointError(f"the signature of {name} on the checkpoint does not hold") from None
            return checkpoint
    raise CheckpointError("the checkpoint bears no signature of a known key")


@lru_cache(maxsize=64)  # a log is signed by few keys, and has many checkpoints
def _parse_key(key: str) -> tuple[str, bytes, Ed25519PublicKey]:
    try:
        name, key_id, encoded = key.strip().split("+", 2)
        public = base64.b64decode(encoded, validate=True)
    except ValueError:
        raise CheckpointError("this is no verifier key: it must read name+id+key") from None
    if public[:1] != ED25519 or len(public) != 33 or _key_id(name, public[1:]).hex() != key_id:
        raise CheckpointError("this is no Ed25519 verifier key, or its parts do not belong together")
    return name, bytes.fromhex(key_id), Ed25519PublicKey.from_public_bytes(public[1:])
