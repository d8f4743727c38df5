"""How a body numbers what it adopts: ``EX/RES/3/1`` for the first resolution of the third session."""

from __future__ import annotations

from collections.abc import Iterable

from multilateral.texts.symbols import DECISIONS, RESOLUTIONS, parse


def series(root: str, symbol_root: str, *, decision: bool = False) -> str | None:
    """The root under which a body numbers its resolutions (or decisions), or ``None`` if it has no such series.

    ``root`` is the one entered for the body; without it, one is made below the body's own symbol. A
    committee of the Assembly has none: it approves, and the plenary adopts.

    >>> series("EX/RES", "EX/WG"), series("", "EX/WG"), series("", "A"), series("", "A/C.1")
    ('EX/RES', 'EX/WG/RES', 'A/RES', None)
    """
    root = root or (f"{symbol_root}/RES" if symbol_root else "")
    if decision and root.endswith("/RES"):
        root = f"{root.removesuffix('/RES')}/DEC"
    first = parse(f"{root}/1/1")
    return root if first is not None and first.kind in (DECISIONS if decision else RESOLUTIONS) else None


def next_number(root: str, session: int, taken: Iterable[str]) -> int:
    """The number after the highest that ``taken`` symbols of this session have; numbers are never used again."""
    numbers = [0]
    for text in taken:
        symbol = parse(text)
        if symbol is not None and symbol.text.startswith(f"{root}/{session}/"):
            numbers.append(int(symbol.number))
    return max(numbers) + 1
