"""The programs outside Python that some tests need: how each is found, and the one line that installs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


def required() -> bool:
    """Under REQUIRE_TOOLS=1 a missing tool is a failure, otherwise a test that was left out."""
    return os.environ.get("REQUIRE_TOOLS", "") not in {"", "0"}


def chromium() -> str | None:
    """Path of a Chromium or Chrome that Playwright can drive."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "chrome"):
        if name and (found := shutil.which(name)):
            return found
    bundled = (
        Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        *sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome")),
    )
    return next((str(path) for path in bundled if path.is_file()), None)


def postgresql() -> str | None:
    """Folder of the server's own binaries; Debian keeps them off the PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    folders += [Path(on_path).parent] if on_path else []
    return next((str(f) for f in folders if (f / "initdb").is_file() and (f / "pg_ctl").is_file()), None)


def libreoffice() -> str | None:
    """LibreOffice, the referee for Word files."""
    return next((found for name in ("soffice", "libreoffice") if (found := shutil.which(name))), None)


def git() -> str | None:
    """What fetches the published collection of documents."""
    return shutil.which("git")


def pdftotext() -> str | None:
    """Poppler's extractor of text: another reader of PDF than ours."""
    return shutil.which("pdftotext")


def fonts() -> str | None:
    """What pages are set in: the three scripts of the six languages."""
    from multilateral.texts.write import pdf

    return None if pdf.missing_fonts() else "installed"


@dataclass(frozen=True)
class Tool:
    """``marker`` is the pytest marker of the tests that need it; ``find`` gives its path or ``None``."""

    marker: str
    name: str
    serves: str
    install: str
    find: Callable[[], str | None]

    def missing(self) -> str:
        """One line for the list of what could not run."""
        return f"{self.serves}: {self.name} is missing. Install it with: {self.install}"


TOOLS = (
    Tool("browser", "Chromium", "the tests in a real browser", "apt-get install chromium", chromium),
    Tool("postgresql", "PostgreSQL", "the rooms' tests on PostgreSQL", "apt-get install postgresql", postgresql),
    Tool(
        "libreoffice",
        "LibreOffice Writer",
        "the tests with LibreOffice as referee for Word files",
        "apt-get install libreoffice-writer-nogui",
        libreoffice,
    ),
    Tool("git", "git", "the tests of fetching a published collection", "apt-get install git", git),
    Tool("poppler", "pdftotext", "the tests with another reader of PDF", "apt-get install poppler-utils", pdftotext),
    Tool(
        "fonts",
        "a serif for Latin and Cyrillic, Arabic or Chinese",
        "the tests that write PDF",
        "apt-get install fonts-liberation2 fonts-hosny-amiri fonts-noto-cjk",
        fonts,
    ),
)


def missing() -> list[str]:
    """What this machine cannot run, a line each."""
    lines = [tool.missing() for tool in TOOLS if not tool.find()]
    if not SHARED.is_dir():
        lines.append(f"the tests on documents of record: there is no folder {SHARED.name} beside the repository")
    return lines
