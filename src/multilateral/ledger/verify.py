"""Verifying a log from what is in it: pure, so that it works on a database, on an export, and in other hands.

Every entry carries the checkpoint that was signed when it was the last. So the first entry that no
longer leads to its checkpoint is named, even where somebody has recomputed every hash after it. A
rewrite that was signed anew with the genuine key is found by a checkpoint kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from multilateral.ledger import checkpoint as checkpoints
from multilateral.ledger.entry import EntryBody, digest
from multilateral.ledger.signatures import Signatures
from multilateral.ledger.tree import EMPTY_ROOT, Frontier, Hash, leaf_hash

StoredNode = tuple[int, int, str]

SCHEMA = "multilateral/verification/1"
MOST_FINDINGS = 1000


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as it is kept. ``body`` is ``None`` if sealed; ``content`` is ``None`` if sealed or erased."""

    position: int
    leaf: str
    note: str
    body: EntryBody | None = None
    salt: str = ""
    content: str | None = None
    erased: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; ``entry`` is the position it was found at, ``None`` for the log as a whole."""

    kind: str
    entry: int | None
    message: str


@dataclass(slots=True)
class Verification:
    """What came out. ``holds`` is true if nothing is wrong; erased and sealed entries are shown, not wrong."""

    origin: str = ""
    size: int = 0
    root: str = EMPTY_ROOT.hex()
    findings: list[Finding] = field(default_factory=list)
    erased: list[dict[str, Any]] = field(default_factory=list)
    sealed: int = 0
    since: int | None = None

    def note(self, finding: Finding) -> None:
        """Keeps a finding; the first thousand tell enough, and a log made to harm could have any number."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(finding)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def to_json(self) -> dict[str, Any]:
        """The published shape."""
        return {"schema": SCHEMA, "holds": self.holds, **asdict(self)}


def verify(
    items: Iterable[Item],
    keys: list[str],
    *,
    since: str | None = None,
    expected_size: int | None = None,
    nodes: Iterator[StoredNode] | None = None,
    signer: checkpoints.Signer | None = None,
    processes: int = 1,
) -> Verification:
    """Checks every entry, the tree, every checkpoint, and against a kept checkpoint if there is one.

    ``items`` come in the order of their positions; ``nodes`` are those of the stored tree (level, index, hash) in the
    order in which they became complete. ``signer`` and ``processes`` make the signatures of a long log cheaper to look
    at (``signatures.py``). Raises ``CheckpointError`` only for a ``since`` that is no checkpoint; everything wrong in
    the log itself is a finding, in the order of the entries.
    """
    kept = checkpoints.read(since) if since is not None else None
    result, frontier, last_time, tree_broken, kept_root = Verification(), Frontier(), "", False, None
    signatures = Signatures(keys, signer, processes)
    if kept is not None:
        result.since = kept.size
        kept_root = EMPTY_ROOT if kept.size == 0 else None
    for item in items:
        expected = frontier.size
        if item.position != expected:
            what = (
                f"entry {expected} is missing" if item.position > expected else f"entry {item.position} is there twice"
            )
            result.note(Finding("order", expected, what))
        leaf = _check_entry(item, result)
        if item.body is not None:
            if item.body.time < last_time:
                message = f"entry {item.position} is dated {item.body.time}, before the entry before it"
                result.note(Finding("time", item.position, message))
            last_time = max(last_time, item.body.time)
        complete = frontier.add(leaf)
        if nodes is not None and any(next(nodes, None) != (level, at, h.hex()) for (level, at), h in complete):
            message = f"the tree is not that of the entries, from entry {item.position} on"
            result.note(Finding("tree", item.position, message))
            nodes = None
        if not tree_broken:
            tree_broken = not _check_note(item, frontier, signatures, result)
        if kept is not None and frontier.size == kept.size:
            kept_root = frontier.root()
    if (wrong := signatures.first_wrong()) is not None:
        result.note(Finding("checkpoint", wrong[0], f"entry {wrong[0]}: {wrong[1]}"))
        result.findings.sort(key=lambda finding: finding.entry or 0)
    result.size, result.root = frontier.size, frontier.root().hex()
    if expected_size is not None and expected_size != frontier.size:
        message = f"the log says that it has {expected_size} entries, but {frontier.size} are there"
        result.note(Finding("order", frontier.size, message))
    if kept is not None:
        _check_kept(kept, kept_root, result)
    return result


def _check_entry(item: Item, result: Verification) -> Hash:
    """The leaf as recomputed from what the entry says."""
    if item.body is None:
        result.sealed += 1
        if item.content is not None:
            message = f"entry {item.position} is sealed, but its payload is here"
            result.note(Finding("payload", item.position, message))
        try:
            return bytes.fromhex(item.leaf)
        except ValueError:
            result.note(Finding("entry", item.position, f"entry {item.position} has no readable hash"))
            return EMPTY_ROOT
    leaf = leaf_hash(item.body.data())
    if leaf.hex() != item.leaf or item.body.position != item.position:
        message = f"entry {item.position} does not match its hash: it was changed, or stands in another's place"
        result.note(Finding("entry", item.position, message))
    if item.content is not None:
        if not _digest_holds(item):
            message = f"the payload of entry {item.position} is not the one that the entry was made with"
            result.note(Finding("payload", item.position, message))
    elif item.erased:
        result.erased.append({"entry": item.position, "act": item.body.act, "erased": item.erased})
    else:
        message = f"the payload of entry {item.position} is gone, and no erasure is recorded"
        result.note(Finding("payload", item.position, message))
    return leaf


def _digest_holds(item: Item) -> bool:
    assert item.body is not None and item.content is not None
    try:
        return digest(item.salt, item.content) == item.body.digest
    except ValueError:
        return False


def _check_note(item: Item, frontier: Frontier, signatures: Signatures, result: Verification) -> bool:
    """Whether the checkpoint is that of the log up to here; who signed it is for ``signatures`` to find out."""
    try:
        told = checkpoints.read(item.note)
    except checkpoints.CheckpointError as error:
        result.note(Finding("checkpoint", item.position, f"entry {item.position}: {error}"))
        return False
    signatures.add(item.position, item.note)
    result.origin = result.origin or told.origin
    if told.origin != result.origin:
        message = f"entry {item.position} was signed for another log, {told.origin}"
        result.note(Finding("checkpoint", item.position, message))
        return False
    if told.size != frontier.size or told.root != frontier.root():
        message = f"entry {item.position}: the log up to here is not the one that was signed when it was entered"
        result.note(Finding("tree", item.position, message))
        return False
    return True


def _check_kept(kept: checkpoints.Checkpoint, root: Hash | None, result: Verification) -> None:
    if result.origin and kept.origin != result.origin:
        message = f"the checkpoint kept is of another log, {kept.origin}; this one is {result.origin}"
        result.note(Finding("kept checkpoint", None, message))
    elif root is None:
        message = (
            f"the log has {result.size} entries, fewer than the {kept.size} of the checkpoint kept: the end was cut off"
        )
        result.note(Finding("kept checkpoint", result.size, message))
    elif root != kept.root:
        message = (
            f"the first {kept.size} entries are not those of the checkpoint kept: "
            "the log was rewritten and signed anew, by somebody who has the key"
        )
        result.note(Finding("kept checkpoint", kept.size - 1, message))
