"""The key that signs checkpoints: one file in the home folder, made on first use, readable by its owner alone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings

from multilateral.ledger.checkpoint import Signer


def key_path() -> Path:
    """Where the private key lies."""
    return Path(settings.MULTILATERAL_HOME) / "keys" / "ledger.pem"


@cache
def _load(path: Path) -> Ed25519PrivateKey:
    def made() -> bytes:
        return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    key = load_pem_private_key(kept(path, made), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{path} holds no Ed25519 key")
    return key


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What lies at ``path``, made on first use: whole or not at all, once, readable by its owner alone.

    Half a key, left by a process that was killed, would lock everybody out of the house.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(make())
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):  # another process made it in the same moment
                os.link(temporary, path)
        finally:
            os.unlink(temporary)
    return path.read_bytes()


def private_key() -> Ed25519PrivateKey:
    """The key of this installation."""
    return _load(key_path())


def signer(origin: str) -> Signer:
    """Who signs the log of that name here."""
    return _signer(settings.MULTILATERAL_HOME, origin)


@cache
def _signer(_home: Path, origin: str) -> Signer:
    return Signer(origin, private_key())


def signer_if_any(origin: str) -> Signer | None:
    """The same where there is a key that can be read: to look at a log makes none."""
    try:
        return signer(origin) if key_path().exists() else None
    except (OSError, ValueError, TypeError):
        return None
