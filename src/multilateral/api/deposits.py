"""What is brought in, as JSON: deposits with the doubts of the reader, and the four acts that a program may do."""

from __future__ import annotations

import datetime
import uuid
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, File, Form, Path, Query, Router, Schema, Status
from ninja.errors import HttpError
from ninja.files import UploadedFile

from multilateral.api.bearer import BEARER
from multilateral.api.limits import Limit, Offset, OptionalSlug
from multilateral.api.problems import PROBLEMS, REFUSALS
from multilateral.parties.acting import By, NotPermitted
from multilateral.parties.permit import may
from multilateral.record import acts, intake, queries
from multilateral.texts.model import from_json, to_json

router = Router(tags=["deposits"])

MOST_TOLD = 10
"""Refusals that one error tells, when nothing of what was sent was deposited."""

Stage = Literal["deposited", "entered", "withdrawn"]
Number = Annotated[int, Path(ge=1, le=32_767, description="Number of the doubt, from 1.")]


class DepositListed(Schema):
    """A file handed in. So many doubts are open, and to be settled before it can be entered."""

    id: uuid.UUID
    name: str
    symbol: str | None
    title: str | None
    body: str
    exercise: bool
    stage: Stage
    deposited_by: str
    deposited_at: datetime.datetime
    open_doubts: int


class Deposits(Schema):
    """One page of deposits, newest first; ``count`` is of all."""

    count: int
    results: list[DepositListed]


class Settled(Schema):
    """How a person settled a doubt; ``reading`` is empty where it stands as printed."""

    verdict: Literal["as printed", "read as"]
    reading: str
    by: str


class Doubt(Schema):
    """Something the reader was unsure of: where, what is printed there, and what it may have been meant to be.

    ``has_words``: there are words at the place, so that it can be settled *read as*.
    """

    number: int
    kind: str
    place: str
    printed: str
    reading: str | None
    message: str
    has_words: bool
    settled: Settled | None


class Deposit(DepositListed):
    """A deposit with its text as read (``multilateral/document/1``); ``entered_as`` is its symbol in the record."""

    sha256: str
    size: int
    media_type: str
    entered_as: str | None
    doubts: list[Doubt]
    document: dict[str, Any]


class Taken(Schema):
    """What became of one file: its deposit, or why there is none."""

    name: str
    deposit: DepositListed | None
    refused: str | None


class Received(Schema):
    """What became of each file that was sent, in their order; at least one was deposited."""

    deposited: int
    refused: int
    results: list[Taken]


class Settlement(Schema):
    """A doubt is settled *as printed*, or *read as* the words in ``reading``."""

    verdict: Literal["as printed", "read as"]
    reading: Annotated[str, Field(max_length=100_000, pattern=r"^[^\x00]*$")] = ""


@router.get("/deposits", response={200: Deposits, **PROBLEMS})
def deposits(
    request: HttpRequest,
    stage: Annotated[Stage, Query(description="Those that wait to be entered, if left out.")] = "deposited",
    body: OptionalSlug = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """What was handed in and waits to be entered, was entered, or was withdrawn."""
    found = queries.deposits(stage=stage, body=body)
    return {"count": found.count(), "results": [_listed(one, one.settled) for one in found[offset : offset + limit]]}


@router.get("/deposits/{id}", response={200: Deposit, **PROBLEMS})
def deposit(request: HttpRequest, id: uuid.UUID) -> Any:
    """One deposit: its stage, the doubts of the reader, and the text as it was read."""
    return _whole(_found(id))


@router.post("/deposits", response={201: Received, **PROBLEMS, **REFUSALS}, auth=BEARER)
def hand_in(
    request: HttpRequest,
    file: Annotated[list[UploadedFile], File(min_length=1, description="One or several files; a ZIP is its files.")],
    body: Annotated[
        str | None, Form(description="Slug of the body to which the texts belong; the key’s own, if left out.")
    ] = None,
    exercise: Annotated[
        bool | None, Form(description="Whether the texts are of an exercise; if left out, as the body is.")
    ] = None,
) -> Any:
    """Hands in files: their bytes are kept as they are, and each text is read. Each file is an act of its own.

    If nothing was deposited, the answer is an error that says why.
    """
    by = _by(request)
    body = by.body if body is None else body
    if not (verdict := may(by, "record.deposit", body)):
        raise NotPermitted(verdict.why)
    side = intake.side(by, body, exercise)
    taken = [intake.take(by, part, body, side) for part in intake.parts(file)]
    refused = [one.refusal for one in taken if one.refusal is not None]
    if len(refused) == len(taken):
        if isinstance(refused[0].__cause__, OSError):
            raise refused[0].__cause__  # not the file is at fault, but the machine
        sentences = " ".join(refusal.sentence for refusal in refused[:MOST_TOLD])
        raise type(refused[0])(sentences + (" …" if len(refused) > MOST_TOLD else ""))
    results = [
        {
            "name": one.name,
            "deposit": _listed(one.deposit, 0) if one.deposit else None,
            "refused": one.refusal.sentence if one.refusal else None,
        }
        for one in taken
    ]
    return Status(201, {"deposited": len(taken) - len(refused), "refused": len(refused), "results": results})


@router.post("/deposits/{id}/doubts/{number}", response={200: Deposit, **PROBLEMS, **REFUSALS}, auth=BEARER)
def settle(request: HttpRequest, id: uuid.UUID, number: Number, settlement: Settlement) -> Any:
    """Settles one doubt; a settled doubt stays as it is."""
    acts.settle_doubt(
        by=_by(request),
        deposit=_found(id),
        index=number - 1,
        verdict=settlement.verdict,
        reading=settlement.reading,
    )
    return _whole(_found(id))


@router.post("/deposits/{id}/enter", response={200: Deposit, **PROBLEMS, **REFUSALS}, auth=BEARER)
def enter(request: HttpRequest, id: uuid.UUID) -> Any:
    """Enters a deposit in the record, all its doubts settled."""
    acts.enter(by=_by(request), deposit=_found(id))
    return _whole(_found(id))


@router.post("/deposits/{id}/withdraw", response={200: Deposit, **PROBLEMS, **REFUSALS}, auth=BEARER)
def withdraw(request: HttpRequest, id: uuid.UUID) -> Any:
    """Takes a deposit back before it is entered; its bytes are kept."""
    acts.withdraw_deposit(by=_by(request), deposit=_found(id))
    return _whole(_found(id))


def _by(request: HttpRequest) -> By:
    """In what capacity the key acts."""
    by: By = request.auth  # type: ignore[attr-defined]
    return by


def _found(id: uuid.UUID) -> Any:
    found = queries.deposit(id)
    if found is None:
        raise HttpError(404, f"There is no deposit {id}.")
    return found


def _listed(one: Any, settled: int) -> dict[str, Any]:
    return {
        "id": one.pk,
        "name": one.file.name,
        "symbol": one.document["symbol"],
        "title": one.document["title"],
        "body": one.body,
        "exercise": one.exercise,
        "stage": one.stage,
        "deposited_by": one.deposited_by.name,
        "deposited_at": one.deposited_at,
        "open_doubts": len(one.document["doubts"]) - settled,
    }


def _whole(one: Any) -> dict[str, Any]:
    doubts = queries.doubts(one)
    work = queries.work_of(one)
    return {
        **_listed(one, sum(state.settlement is not None for state in doubts)),
        "sha256": one.file.sha256,
        "size": one.file.size,
        "media_type": one.file.media_type,
        "entered_as": work.symbol if work else None,
        "doubts": [
            {
                "number": state.index + 1,
                "kind": state.doubt.kind,
                "place": state.doubt.place,
                "printed": state.doubt.printed,
                "reading": state.doubt.reading,
                "message": state.doubt.message,
                "has_words": state.has_words,
                "settled": state.settlement
                and {
                    "verdict": state.settlement.verdict,
                    "reading": state.settlement.reading,
                    "by": state.settlement.settled_by.name,
                },
            }
            for state in doubts
        ],
        # Through the model, so that its keys stand in their order whatever the database.
        "document": to_json(from_json(one.document)),
    }
