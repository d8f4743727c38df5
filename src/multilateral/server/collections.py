"""From where files are loaded: each folder is a source; a git checkout with its address and its commit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.utils.text import slugify

from multilateral.cli.inputs import Input
from multilateral.parties.acting import By
from multilateral.record import acts, queries
from multilateral.record.models import Source
from multilateral.server.public import PUBLIC

_COMMIT = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True)
class Checkout:
    """A git checkout: its folder, the commit that it stands at, and where it came from (empty if it is not told)."""

    folder: Path
    commit: str
    address: str


class Collections:
    """The sources of what is loaded; each is entered when the first of its files is."""

    def __init__(self, by: By) -> None:
        self._by = by
        self._known: dict[Path, Source] = {}

    def of(self, one: Input) -> Source | None:
        """The source of a file that was found in a folder; ``None`` for one that was named by itself."""
        if one.alone:
            return None
        root = Path(one.path).resolve().parents[len(one.below.parts) - 1]
        if root not in self._known:
            self._known[root] = self._source(root)
        return self._known[root]

    def _source(self, root: Path) -> Source:
        found = checkout(root)
        if found is None:
            slug, title, address = slugify(root.name), root.name, ""
        else:
            name = re.sub(r"\.git$", "", found.address.rstrip("/").rpartition("/")[2]) or found.folder.name
            below = "/".join(root.relative_to(found.folder).parts)
            slug = f"{slugify(name)}-{found.commit[:12]}" + (f"-{slugify(below)}" if below else "")
            title, address = f"{name} {found.commit[:8]}" + (f", {below}" if below else ""), found.address
        slug = slug[:80].strip("-") or "folder"
        known = queries.source(slug)
        terms = PUBLIC["terms"] if address.removesuffix(".git") == PUBLIC["address"] else ""
        return known or acts.enter_source(
            by=self._by, slug=slug, title=title[:300] or slug, address=address[:300], terms=terms
        )


def checkout(folder: Path) -> Checkout | None:
    """The git checkout in which a folder lies, as its own files tell it; ``None`` if it lies in none."""
    for top in (folder, *folder.parents):
        git = top / ".git"
        if (git / "HEAD").is_file():
            try:
                commit = _commit(git)
                config = (git / "config").read_text(encoding="utf-8", errors="replace")
            except OSError:
                return None
            if not _COMMIT.fullmatch(commit):
                return None
            remote = re.search(r'\[remote "origin"\][^[]*?^\s*url\s*=\s*(\S+)', config, re.M | re.S)
            return Checkout(top, commit, _public(remote[1]) if remote else "")
    return None


def _commit(git: Path) -> str:
    head = (git / "HEAD").read_text(encoding="utf-8", errors="replace").strip()
    if not head.startswith("ref: "):
        return head
    name = head[5:].strip()
    loose = git / name
    if loose.is_file():
        return loose.read_text(encoding="utf-8", errors="replace").strip()
    packed = git / "packed-refs"
    for line in packed.read_text(encoding="utf-8", errors="replace").splitlines() if packed.is_file() else ():
        commit, _blank, ref = line.partition(" ")
        if ref == name:
            return commit
    return ""


def _public(address: str) -> str:
    """The address without who logs in there; that of a folder on this machine is nobody's business."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit((parts.scheme, parts.hostname + port, parts.path, "", ""))
