"""What the text commands have in common on their command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from multilateral.cli.streams import is_terminal

ENDINGS = {"json": ".json", "html": ".html", "akn": ".akn.xml", "docx": ".docx", "pdf": ".pdf", "text": ".txt"}
"""The formats that documents are written in, each with the ending of its files."""
NOT_FOR_A_TERMINAL = ("docx", "pdf")


class Parser(argparse.ArgumentParser):
    """Argparse that says what is wrong in one sentence and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and leave."""
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        sys.exit(2)


def parser(command: str, description: str) -> Parser:
    """A parser that calls itself ``multilateral COMMAND``; options cannot be shortened."""
    return Parser(prog=f"multilateral {command}", description=description, allow_abbrev=False)


def add_paths(to: Parser, *, required: bool = True) -> None:
    """Add the inputs."""
    number = "+" if required else "*"
    to.add_argument("path", nargs=number, metavar="PATH", help="a file, a folder, or - for standard input")


def add_format(to: Parser, formats: Sequence[str], *, required: bool = False) -> None:
    """Add ``--to`` with the formats that there are."""

    def known(value: str) -> str:
        if value in formats:
            return value
        raise argparse.ArgumentTypeError(f"{value!r} is no format that this command writes: give {_either(formats)}")

    default = "" if required else " (default: text on a terminal, else json)"
    to.add_argument(
        "--to", type=known, required=required, metavar="FORMAT", help=f"the format: {_either(formats)}{default}"
    )


def add_out(to: Parser) -> None:
    """Add ``--out``."""

    def named(value: str) -> str:
        if value:
            return value
        raise argparse.ArgumentTypeError("it names nothing: give a file or a folder")

    to.add_argument(
        "--out", type=named, metavar="P", help="write to this file, or into this folder, and not to standard output"
    )


def add_engine(to: Parser) -> None:
    """Add ``--engine``."""
    to.add_argument(
        "--engine",
        choices=("cores", "daft", "ray"),
        default="cores",
        help="what does the work where there is much: all cores (default), daft, or daft on a Ray cluster (extras)",
    )


def add_language(to: Parser) -> None:
    """Add ``--language``."""

    def known(value: str) -> str:
        from multilateral.texts.wording import LANGUAGES

        if value.lower() in LANGUAGES:
            return value.lower()
        raise argparse.ArgumentTypeError(f"the language {value!r} cannot be read: give {_either(tuple(LANGUAGES))}")

    to.add_argument(
        "--language", type=known, metavar="xx", help="the language, where it should not be recognised: en, fr …"
    )


def chosen_format(to: Parser, given: argparse.Namespace) -> str:
    """The format that was asked for, else text for a person and JSON for a program.

    Leaves with a sentence if it is not text and there is no ``--out`` for it.
    """
    if given.to in NOT_FOR_A_TERMINAL and given.out is None:
        to.error(f"{given.to} is written to a file or a folder only, give --out")
    return given.to or ("text" if is_terminal() else "json")


def _either(formats: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(formats[:-1]), formats[-1]) if part)
