"""Faults are planted in a copy of the repository, never in the repository."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "src/multilateral"


def copy_of_the_repository(folder: Path) -> Path:
    """The repository, without what is installed or built."""
    left_out = shutil.ignore_patterns(".git", ".venv*", "var", "__pycache__", "*.egg-info", ".*_cache", "test-results")
    return Path(shutil.copytree(ROOT, folder / "copy", ignore=left_out))


def plant(root: Path, place: str, text: str) -> None:
    """Adds to a file, or makes it; folders above a module become packages where they are none."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".py":
        for folder in path.relative_to(root / "src").parents if place.startswith("src/") else []:
            if folder.parts and not (root / "src" / folder / "__init__.py").exists():
                (root / "src" / folder / "__init__.py").write_text("")
    with path.open("a", encoding="utf-8") as file:
        file.write(text)
