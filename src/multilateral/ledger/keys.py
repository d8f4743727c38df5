"""The key that signs checkpoints: one file in the home folder, made on first use, readable by its owner alone."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings

from multilateral.ledger.checkpoint import verifier_key


def key_path() -> Path:
    """Where the private key lies."""
    return Path(settings.MULTILATERAL_HOME) / "keys" / "ledger.pem"


@cache
def _load(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process made it in the same moment
            pass
        else:
            with os.fdopen(descriptor, "wb") as file:
                file.write(pem)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{path} holds no Ed25519 key")
    return key


def private_key() -> Ed25519PrivateKey:
    """The key of this installation."""
    return _load(key_path())


def public_key(origin: str) -> str:
    """The verifier key with which this installation signs the log of that name."""
    return verifier_key(origin, private_key().public_key())
