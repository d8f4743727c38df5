"""The public collection that ``multilateral load --public`` fetches: asked first, by git, into the home folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

PUBLIC: dict[str, Any] = tomllib.loads(files("multilateral.server").joinpath("public.toml").read_text(encoding="utf-8"))
"""Its name, its address, about how many files it has, and its terms."""
SLOWEST = "1000:60"
"""Bytes a second, and for how many seconds less than that ends the fetching."""


class NotFetched(Exception):
    """The collection was not fetched: one sentence, with what to do."""


def address() -> str:
    """Where it is fetched from: ``MULTILATERAL_PUBLIC`` names a copy that is nearer."""
    return os.environ.get("MULTILATERAL_PUBLIC") or str(PUBLIC["address"])


def agreed(yes: bool) -> bool:
    """Whether whoever sits at the terminal wants it. Raises ``NotFetched`` where nobody can be asked."""
    asked = f"This fetches {address()} (about {PUBLIC['files']:,} files). {PUBLIC['terms']}"
    if yes:
        print(asked, file=sys.stderr)
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise NotFetched(f"{asked} Nobody can be asked here: give --yes if that is wanted")
    try:
        return input(f"{asked}\nFetch it? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def fetch(home: Path) -> Path:
    """The folder with the collection, fetched or brought up to date. Raises ``NotFetched``."""
    git = shutil.which("git")
    if git is None:
        raise NotFetched(
            f"git is not on this machine: install it, or fetch {address()} in another way, unpack it, "
            "and give its folder to multilateral load"
        )
    folder = home / "public" / str(PUBLIC["name"])
    if (folder / ".git").is_dir():
        _git(git, "-C", str(folder), "fetch", "--quiet", "--depth", "1", address(), "HEAD")
        _git(git, "-C", str(folder), "reset", "--quiet", "--hard", "FETCH_HEAD")
        return folder
    half = folder.with_name(f"{folder.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        _git(git, "clone", "--depth", "1", "--", address(), str(half), shown=True)
        half.rename(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return folder


def _git(git: str, *arguments: str, shown: bool = False) -> None:
    rate, seconds = SLOWEST.split(":")
    environment = {
        **os.environ,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_HTTP_LOW_SPEED_LIMIT": rate,
        "GIT_HTTP_LOW_SPEED_TIME": seconds,
    }
    # On a terminal git shows how far it is; elsewhere its last words say what went wrong.
    on_terminal = shown and sys.stderr is not None and sys.stderr.isatty()
    done = subprocess.run(  # noqa: S603 - the arguments are ours
        [git, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stderr=None if on_terminal else subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        said = " ".join((done.stderr or "").split("\n")[-2:]).strip() or "git ended without it"
        raise NotFetched(
            f"{address()} could not be fetched ({said}): see whether this machine has a network, and try again"
        )
