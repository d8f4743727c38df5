"""What a command is given: files, folders, standard input."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from multilateral.texts import read
from multilateral.texts.model import Document, TextError, from_json
from multilateral.texts.read import Reading, account
from multilateral.texts.read.plain import MOST_BYTES

STANDARD_INPUT = "-"
_BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class InputError(Exception):
    """One input that failed: ``path: what happened, what to do``."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input. ``below`` is its path below the folder that was named, or its name.

    ``alone`` says that the file was named itself.
    """

    path: str
    below: PurePath
    alone: bool = False

    @property
    def printed(self) -> str:
        """The path as it can be printed on a line: what is no UTF-8, or would break the line, is shown as U+FFFD."""
        return _BREAKING.sub("\ufffd", os.fsencode(self.path).decode("utf-8", "replace"))

    def bytes(self) -> bytes:
        """What the input holds. Raises ``InputError``."""
        try:
            if self.path == STANDARD_INPUT:
                if sys.stdin is None:
                    raise InputError("-: standard input is closed, give it a text or name a file")
                return sys.stdin.buffer.read(MOST_BYTES + 1)
            with open(self.path, "rb") as file:
                # One byte more than can be read tells that it is too long, without holding all of it.
                return file.read(MOST_BYTES + 1)
        except FileNotFoundError:
            raise InputError(f"{self.printed}: there is no such file, check the path") from None
        except IsADirectoryError:
            raise InputError(f"{self.printed}: this is a folder, give a file") from None
        except PermissionError:
            raise InputError(f"{self.printed}: it may not be read, check its permissions") from None
        except OSError as error:
            raise InputError(f"{self.printed}: it could not be read ({error.strerror}), try again") from None

    def document(self, language: str | None = None) -> Document:
        """The document in it, whether as it was issued or as document JSON. Raises ``InputError``."""
        data = self.bytes()
        try:
            value = _json(data)
            return from_json(value) if value is not None else read(data, name=self._name(), language=language)
        except Exception as error:
            raise self.failed(error) from error

    def reading(self, language: str | None = None) -> Reading:
        """The document with the account of where each line of the input went. Raises ``InputError``."""
        data = self.bytes()
        try:
            return account(data, name=self._name(), language=language)
        except Exception as error:
            raise self.failed(error) from error

    def failed(self, error: Exception) -> InputError:
        """What went wrong with this input, as one sentence; what should never happen is told as such."""
        if isinstance(error, InputError):
            return error
        if isinstance(error, TextError):
            return InputError(f"{self.printed}: {error}")
        return InputError(
            f"{self.printed}: a fault in Multilateral stopped it ({type(error).__name__}: {error}), "
            "please report it with the file"
        )

    def _name(self) -> str:
        return "" if self.path == STANDARD_INPUT else PurePath(self.path).name


def _json(data: bytes) -> dict[str, object] | None:
    """The JSON object in ``data`` if it names a schema, else ``None``. Raises ``TextError`` for half of a document."""
    bare = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not bare.startswith(b"{"):
        return None
    try:
        value = json.loads(bare)
    except (ValueError, RecursionError) as error:
        if b'"multilateral/' in bare[:200]:
            raise TextError(f"this is JSON of a document, but damaged ({error}): write it anew") from None
        return None
    return value if isinstance(value, dict) and "schema" in value else None


def several(paths: Iterable[str]) -> bool:
    """Whether these paths stand for more than one value: more than one is named, or one is a folder."""
    named = list(paths)
    return len(named) > 1 or any(os.path.isdir(path) for path in named)


def collect(paths: Iterable[str]) -> tuple[list[Input], list[str]]:
    """The inputs in path order, each once, and a sentence for each named folder that holds none.

    Below a folder every file is taken that is not hidden; links to folders are not followed.
    """
    found: dict[str, Input] = {}
    empty: list[str] = []
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):
            below = sorted(_files(path))
            if not below:
                empty.append(f"{path}: the folder holds no files, give one that does")
            for file in below:
                found.setdefault(
                    os.path.normpath(file), Input(os.path.normpath(file), PurePath(os.path.relpath(file, path)))
                )
        else:
            name = PurePath("standard-input" if path == STANDARD_INPUT else Path(path).name)
            found.setdefault(path if path == STANDARD_INPUT else os.path.normpath(path), Input(path, name, alone=True))
    return sorted(found.values(), key=lambda one: PurePath(one.path).parts), empty


def no_files(paths: Iterable[str]) -> list[str]:
    """A sentence for each thing below the named folders that has a name and is no file: pipes, devices, dead links."""
    found = []
    for path in paths:
        for root, folders, files in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for one in (os.path.join(root, name) for name in sorted(files) if not name.startswith(".")):
                if not os.path.isfile(one):
                    what = "a link that leads nowhere" if os.path.islink(one) and not os.path.exists(one) else "no file"
                    found.append(f"{Input(one, PurePath(one)).printed}: this is {what}, and was passed over")
    return found


def _files(folder: str) -> list[str]:
    found: list[str] = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(root, name)
            if not name.startswith(".") and os.path.isfile(path):
                found.append(path)
    return found
