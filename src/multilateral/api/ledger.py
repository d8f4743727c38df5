"""The ledger as JSON: its checkpoint, its entries, and the proofs that hold them together (RFC 9162)."""

from __future__ import annotations

import base64
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from multilateral.api.limits import LARGEST, Position, Size
from multilateral.api.problems import PROBLEMS
from multilateral.ledger import checkpoint as checkpoints
from multilateral.ledger import queries
from multilateral.ledger.proof import ProofError
from multilateral.ledger.queries import Line

router = Router(tags=["ledger"])


class Checkpoint(Schema):
    """``root`` is base64 as in the note; ``note`` is the signed checkpoint itself, ``keys`` the verifier keys."""

    origin: str
    size: int
    root: str
    note: str
    keys: list[str]


class Body(Schema):
    """What is hashed: its canonical JSON (keys sorted, no blanks, UTF-8) is the leaf of the tree."""

    position: int
    act: str
    by: str
    for_party: str
    place: str
    object: str
    audience: str
    time: str
    digest: str


class Entry(Schema):
    """One entry. Of a sealed one only the hash of its leaf is told. An erased payload is ``null``.

    ``digest`` is SHA-256 over the salt and the payload's canonical JSON.
    """

    position: int
    leaf: str
    sealed: bool
    entry: Body | None
    salt: str | None
    payload: dict[str, Any] | None
    erased: str | None


class Inclusion(Schema):
    """``path`` leads from ``leaf`` to ``root``; all hashes are hexadecimal."""

    entry: int
    size: int
    leaf: str
    root: str
    path: list[str]


class Consistency(Schema):
    """``path`` shows that the log of ``from`` entries is the beginning of that of ``to``; hashes are hexadecimal."""

    start: int = Field(alias="from")
    end: int = Field(alias="to")
    start_root: str = Field(alias="from_root")
    end_root: str = Field(alias="to_root")
    path: list[str]


@router.get(
    "/checkpoint",
    response={200: Checkpoint, **PROBLEMS},
    openapi_extra={"responses": {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}}},
)
def checkpoint(request: HttpRequest, format: Literal["json", "text"] | None = None) -> Any:
    """The latest signed checkpoint; as the note itself with ``format=text`` or ``Accept: text/plain``."""
    note = queries.checkpoint()
    if note is None:
        raise HttpError(404, "The log is empty, so there is no checkpoint yet.")
    accept = request.headers.get("Accept", "")
    if format == "text" or (format is None and accept.partition(",")[0].partition(";")[0].strip() == "text/plain"):
        return HttpResponse(note, content_type="text/plain; charset=utf-8")
    read = checkpoints.read(note)
    root = base64.b64encode(read.root).decode()
    return Checkpoint(origin=read.origin, size=read.size, root=root, note=note, keys=queries.keys())


@router.get("/entries/{n}", response={200: Entry, **PROBLEMS})
def entry(request: HttpRequest, n: Position) -> Entry:
    """One entry, as a visitor may see it."""
    found = queries.entry(n)
    if found is None:
        raise HttpError(404, f"The log has {queries.size()} entries; there is no entry {n}.")
    return _entry(found)


@router.get("/proof/inclusion", response={200: Inclusion, **PROBLEMS})
def inclusion(request: HttpRequest, entry: Annotated[int, Query(ge=0, le=LARGEST)], size: Size = None) -> Inclusion:
    """Proof that an entry stands in the log when it had ``size`` entries."""
    size = queries.size() if size is None else size
    try:
        path = queries.inclusion(entry, size)
    except ProofError as error:
        raise HttpError(404, f"There is no such proof: {error}.") from None
    found = queries.entry(entry)
    assert found is not None
    return Inclusion(entry=entry, size=size, leaf=found.leaf, root=queries.root_at(size).hex(), path=path)


@router.get("/proof/consistency", response={200: Consistency, **PROBLEMS}, by_alias=True)
def consistency(
    request: HttpRequest,
    start: Annotated[int, Query(ge=0, le=LARGEST, alias="from")],
    end: Annotated[int | None, Query(ge=0, le=LARGEST, alias="to")] = None,
) -> Any:
    """Proof that nothing in the first ``from`` entries has changed up to ``to`` (now, if left out)."""
    end = queries.size() if end is None else end
    try:
        path = queries.consistency(start, end)
    except ProofError as error:
        raise HttpError(404, f"There is no such proof: {error}.") from None
    roots = {"from_root": queries.root_at(start).hex(), "to_root": queries.root_at(end).hex()}
    return {"from": start, "to": end, **roots, "path": path}


def _entry(line: Line) -> Entry:
    if line.sealed:
        return Entry(
            position=line.position, leaf=line.leaf, sealed=True, entry=None, salt=None, payload=None, erased=None
        )
    body = Body(**{name: getattr(line, name) for name in Body.model_fields})
    return Entry(
        position=line.position,
        leaf=line.leaf,
        sealed=False,
        entry=body,
        salt=line.salt or None,
        payload=line.payload,
        erased=line.erased or None,
    )
