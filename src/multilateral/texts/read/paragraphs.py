"""Lines to paragraphs: which lines make one, over line ends and pages."""

from __future__ import annotations

from collections.abc import Sequence

from multilateral.texts.read.headings import heads_member
from multilateral.texts.read.item import Item
from multilateral.texts.read.layout import Page, is_ended
from multilateral.texts.read.numbering import number_of
from multilateral.texts.read.plain import Line
from multilateral.texts.read.setting import is_unbroken
from multilateral.texts.read.spacing import Spacing, is_marked, turned_before
from multilateral.texts.read.starts import starts
from multilateral.texts.read.unspaced import (
    full_line,
    is_back,
    is_dense,
    is_spaced,
    tabular,
    under_rules,
    unspaced_starts,
)
from multilateral.texts.wording import Language


def chunks(lines: Sequence[Line], pages: dict[int, Page], language: Language, *, resolution: bool) -> list[Item]:
    """Lines that make one paragraph. Across a page, and where a sentence plainly runs on, paragraphs go on."""
    found: list[Item] = []
    marked = is_marked(lines)
    dense = len(lines) > 3 and (not any(line.gap for line in lines[1:]) or is_dense(lines, language))
    full = full_line(lines)
    spacing = Spacing(
        dense, marked, is_spaced(lines, language), full, tabular(lines, full, language) | under_rules(lines, pages)
    )
    turned = turned_before(lines, pages)
    unspaced = unspaced_starts(lines, language, turned) if resolution else set()
    unbroken = is_unbroken(lines)
    for line in lines:
        alone = unbroken and line.gap > 0 and line.n not in turned and line.cell is None
        runs_on = (
            found
            and marked
            and line.n not in turned
            and _runs_on(line, found[-1].lines)
            and not (resolution and heads_member(found[-1], line, spacing, language))
        )
        if found and (
            line.n not in unspaced
            and not (marked and resolution and line.n not in turned and is_back(line, found[-1].lines))
            and (
                runs_on or (not alone and not starts(found[-1], line, line.n in turned, spacing, language, resolution))
            )
        ):
            found[-1].lines.append(line)
        else:
            found.append(Item([line], page=line.n in turned))
    return found


def _runs_on(line: Line, chunk: Sequence[Line]) -> bool:
    """Whether the line is an ordinary one that is neither set in nor apart, nor has a number.

    Below a number the words may hang: a line further in than the number goes on.
    """
    last = chunk[-1]
    if line.gap or line.whole or last.whole or line.role or last.role or line.cell is not None or last.cell is not None:
        return False
    if number_of(line.text) is not None:
        return False
    hangs = len(chunk) == 1 and number_of(last.text) is not None
    return hangs or (is_ended(last.text) and line.indent <= last.indent + 1)
