"""Compiles the translations when the package is built or installed; everything else stands in pyproject.toml."""

from __future__ import annotations

from pathlib import Path

from setuptools import Command, setup
from setuptools.command.build import build


class Catalogues(Command):
    """Writes each .po file below src/ as the .mo file that is read at run time."""

    description = "compile the translations"
    user_options: list[tuple[str, str, str]] = []

    def initialize_options(self) -> None:
        """No options."""

    def finalize_options(self) -> None:
        """No options."""

    def run(self) -> None:
        """Compiles; entries still marked fuzzy stay in English."""
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for po in sorted(Path("src").rglob("*.po")):
            with po.open("rb") as source:
                catalogue = read_po(source, locale=po.parent.parent.name)
            with po.with_suffix(".mo").open("wb") as target:
                write_mo(target, catalogue)


class Build(build):
    """The build, with the translations first."""

    sub_commands = [("catalogues", None), *build.sub_commands]


setup(cmdclass={"catalogues": Catalogues, "build": Build})
