"""Which piece of one layout became which of another, in an order that one marked text can show.

A marked text has one order only. What moved is therefore taken out where it stood and put in where it
stands: Word's own marks of a move are fragile, and a file with bad ones is "repaired".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from multilateral.texts.compare import Comparison
from multilateral.texts.compare.align import align, kept_in_order
from multilateral.texts.compare.words import count
from multilateral.texts.write.docx_layout import Piece, Table, paragraphs


@dataclass(frozen=True, slots=True)
class Group:
    """Old pieces and the new ones that they became; without one side they were put in or taken out.

    ``old`` and ``new`` are all pieces from the first to the last concerned. Those that only stand between
    are not in ``old_kept`` and ``new_kept``, and nothing of them is the same.
    """

    old: range
    new: range
    old_kept: frozenset[int] = frozenset()
    new_kept: frozenset[int] = frozenset()


def pair(old: Sequence[Piece], new: Sequence[Piece], comparison: Comparison) -> list[Group]:
    """Every piece of both layouts in one group, in an order that keeps those of ``old`` and those of ``new``."""
    links = _links(old, new, comparison)
    paired_old = {i for before, _ in links for i in before}
    paired_new = {j for _, after in links for j in after}
    found: list[Group] = []
    for before, after in links:
        i, before = _together(before, [_size(old[i]) for i in before], paired_old)
        j, after = _together(after, [_size(new[j]) for j in after], paired_new)
        found.append(
            Group(range(before[0], before[-1] + 1), range(after[0], after[-1] + 1), frozenset(before), frozenset(after))
        )
    found.sort(key=lambda group: group.old.start)
    at = [(group.old.start, group.new.start) for group in found]
    weights = [float(sum(_size(old[i]) for i in group.old_kept)) for group in found]
    chain = set(kept_in_order(at, weights))
    out: list[Group] = []
    i = j = 0
    for group in [g for g, place in zip(found, at, strict=True) if place in chain]:
        out += _alone(i, group.old.start, j, group.new.start)
        out.append(group)
        i, j = group.old.stop, group.new.stop
    return out + _alone(i, len(old), j, len(new))


def _alone(i: int, old_end: int, j: int, new_end: int) -> list[Group]:
    taken_out = [Group(range(n, n + 1), range(0)) for n in range(i, old_end)]
    return taken_out + [Group(range(0), range(n, n + 1)) for n in range(j, new_end)]


def _links(old: Sequence[Piece], new: Sequence[Piece], comparison: Comparison) -> list[tuple[list[int], list[int]]]:
    """Positions that belong together: as the comparison says, then by name, then by their words."""
    old_at = {piece.name: i for i, piece in reversed(list(enumerate(old)))}
    new_at = {piece.name: j for j, piece in reversed(list(enumerate(new)))}
    compared_old: set[int] = set()
    compared_new: set[int] = set()
    links: list[tuple[list[int], list[int]]] = []
    for alignment in comparison["alignments"]:
        before = sorted(old_at[name] for name in alignment["old"] if name in old_at)
        after = sorted(new_at[name] for name in alignment["new"] if name in new_at)
        compared_old.update(before)
        compared_new.update(after)
        kinds = {type(old[i]) for i in before} | {type(new[j]) for j in after}
        if before and after and "moved" not in alignment["types"] and len(kinds) == 1:
            if kinds != {Table} or len(before) == len(after) == 1:
                links.append((before, after))
    for name, i in old_at.items():
        j = new_at.get(name, -1)
        # The masthead, the title, the closing line: their names say what they are. Names of blocks only count.
        if i not in compared_old and j not in compared_new and j >= 0 and not _is_counted(old[i], new[j]):
            compared_old.add(i)
            compared_new.add(j)
            links.append(([i], [j]))
    rest_old = [i for i in range(len(old)) if i not in compared_old]
    rest_new = [j for j in range(len(new)) if j not in compared_new]
    for link in align([_words(old[i]) for i in rest_old], [_words(new[j]) for j in rest_new]):
        if len(link.old) == len(link.new) == 1 and not link.moved:
            i, j = rest_old[link.old[0]], rest_new[link.new[0]]
            if type(old[i]) is type(new[j]):
                links.append(([i], [j]))
    return links


def _is_counted(old: Piece, new: Piece) -> bool:
    steps = old.name.rpartition(".")[2]
    return type(old) is not type(new) or (steps[-1:].isdecimal() and not steps.startswith("part"))


def _together(members: list[int], sizes: list[int], paired: set[int]) -> tuple[int, list[int]]:
    """The longest of the members, and those of the others between which and it nothing else is paired."""
    main = members[max(range(len(members)), key=lambda n: sizes[n])]
    kept = [k for k in members if all(n in members or n not in paired for n in range(min(k, main), max(k, main) + 1))]
    return main, kept


def _words(piece: Piece) -> str:
    return " ".join(run.text for para in paragraphs([piece]) for run in para.runs)


def _size(piece: Piece) -> int:
    return count(_words(piece)) + 1
