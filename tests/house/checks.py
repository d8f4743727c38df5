"""The rules of the house as functions: each takes the root of a repository and gives its findings, a line each."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "core"}
LONG, TOO_LONG = 400, 600
# Each pattern is written so that it does not find itself in this file.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:wor[k]|far[m]|roo[t]|hom[e]|User[s])/\w|/tmp/bash_job[s]")
REGISTRY = re.compile(r"py[p]i\.org|python[h]osted|npm[j]s\.(?:org|com)|deb\.[d]ebian|security\.[d]ebian", re.I)
LEFT_OPEN = re.compile(r"\b(?:TOD[O]|FIXM[E]|NotImplemente[d]Error)\b|#\s*XX[X]\b")
TEXT_FILES = {
    *(
        ".py",
        ".md",
        ".toml",
        ".txt",
        ".in",
        ".html",
        ".css",
        ".js",
        ".xml",
        ".json",
        ".csv",
        ".po",
        ".sh",
        ".yml",
        ".typ",
    ),
    "",
}
LEFT_OUT = {".git", ".venv", "var", "build", "dist", "__pycache__", "node_modules", "test-results"}


def files(root: Path, folder: str, *endings: str) -> list[Path]:
    """The files below a folder, in order, without what is built or installed."""
    return sorted(
        path
        for path in (root / folder).rglob("*")
        if path.is_file()
        and (not endings or path.suffix in endings)
        and not any(part in LEFT_OUT or part.endswith("_cache") for part in path.relative_to(root).parts)
        and ".egg-info" not in str(path)
    )


def python(root: Path, *folders: str) -> Iterator[tuple[Path, str]]:
    """Path (from the root) and text of each module."""
    for folder in folders:
        for path in files(root, folder, ".py"):
            yield path.relative_to(root), path.read_text(encoding="utf-8")


def names(root: Path) -> list[str]:
    """Nothing is called by a name that says nothing."""
    found = []
    for folder in ("src", "tests", "bench"):
        for path in files(root, folder):
            place = path.relative_to(root)
            if FORBIDDEN & {*place.parts[:-1], place.stem}:
                found.append(
                    f"{place}: a name such as utils, helpers, common or core says nothing; name it by its noun"
                )
    return found


def lengths(root: Path) -> list[str]:
    """More than 400 lines need a reason in long_files.toml; more than 600 need it in the docstring too."""
    reasons: dict[str, str] = tomllib.loads((root / "tests/house/long_files.toml").read_text(encoding="utf-8"))
    found, seen = [], set()
    for place, text in python(root, "src", "tests", "bench"):
        lines, name = text.count("\n"), place.as_posix()
        if lines <= LONG or "migrations" in place.parts:
            continue
        seen.add(name)
        if not reasons.get(name, "").strip():
            found.append(f"{name}: {lines} lines; split it by noun, or give the reason in tests/house/long_files.toml")
        if lines > TOO_LONG and "Long because" not in (ast.get_docstring(ast.parse(text)) or ""):
            found.append(f"{name}: {lines} lines; split it by noun, or say 'Long because …' in its docstring")
    found += [f"{name}: is in tests/house/long_files.toml, but is not long (any more)" for name in set(reasons) - seen]
    return found


def docstrings(root: Path) -> list[str]:
    """Every module of the product says what it is."""
    return [
        f"{place}: has no docstring"
        for place, text in python(root, "src")
        if text.strip() and "migrations" not in place.parts and not ast.get_docstring(ast.parse(text))
    ]


def left_open(root: Path) -> list[str]:
    """Nothing in the product is left for later."""
    return [
        f"{place}:{number}: is left open"
        for place, text in python(root, "src")
        for number, line in enumerate(text.splitlines(), 1)
        if LEFT_OPEN.search(line)
    ]


def machine_paths(root: Path) -> list[str]:
    """Nothing in the repository names a folder of one machine or the host of a package registry."""
    paths = [p for p in root.iterdir() if p.is_file()]
    for folder in ("src", "tests", "docs", "bench", "requirements", ".ci"):
        paths += files(root, folder)
    found = []
    for path in sorted(paths):
        if path.suffix not in TEXT_FILES:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for pattern, what in ((MACHINE_PATH, "a path of one machine"), (REGISTRY, "the host of a registry")):
                if pattern.search(line):
                    found.append(f"{path.relative_to(root)}:{number}: {what}")
    return found


def reference_pages(root: Path) -> list[str]:
    """A room that has code has its page in the reference; its web pages are described there too."""
    package = root / "src" / "multilateral"
    rooms = sorted(p.name for p in package.iterdir() if p.name not in {"web", *LEFT_OUT} and any(p.glob("*.py")))
    return [
        f"docs/reference/{room}.md: the room has code, but no page"
        for room in rooms
        if not (root / "docs" / "reference" / f"{room}.md").is_file()
    ]
