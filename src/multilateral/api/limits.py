"""What may be asked for in one go, and in what spelling. Anything else is refused before a question is put."""

from __future__ import annotations

from typing import Annotated

from ninja import Path, Query

LARGEST = 2**53 - 1
"""Positions in the ledger stay exact in every JSON reader up to here."""

Position = Annotated[int, Path(ge=0, le=LARGEST, description="Place in the ledger, from 0.")]
Size = Annotated[int | None, Query(ge=0, le=LARGEST, description="How many entries the log has; now, if left out.")]
Limit = Annotated[int, Query(ge=1, le=100, description="At most this many results.")]
Offset = Annotated[int, Query(ge=0, le=10_000, description="Leave out this many results.")]
Session = Annotated[int, Path(ge=1, le=9_999, description="Number of a session.")]
Slug = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]{1,80}$")]
OptionalSlug = Annotated[str | None, Query(pattern=r"^[-a-zA-Z0-9_]{1,80}$")]
Language = Annotated[str | None, Query(pattern=r"^[a-z]{2,3}$", description="Code of a language, such as en.")]
