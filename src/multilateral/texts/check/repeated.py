"""“Also” and “further” where neighbouring paragraphs open with one verb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from multilateral.texts.check.finding import Checked, Finding, find
from multilateral.texts.model import Paragraph
from multilateral.texts.wording import head_word

_AGAIN = regex.compile(r"\b(?:also|further|once again|again)\b", regex.IGNORECASE)
# Behind what is set in italics "further" may go with a noun: "Encourages further cooperation" repeats nothing.
_BEHIND = regex.compile(
    r" (?P<word>also|once again|again)\b|"
    r" (?P<word>further)(?= (?:the|that|all|its|to|with|upon|on|in|of|any|each|how)\b| \p{Lu}|,)"
)
# Who is asked stands between the verb and what is asked of them.
_LONGEST = 200
_ASKED_OF = regex.compile(r"\b(?:to (?!the\b|\p{Lu})|that\b)")
_ADVERBS = regex.compile(r"\b(?:also|further|once again|again)\b ?")


@dataclass(frozen=True, slots=True)
class _Opening:
    """The verb, the opening words without “also” and its like, that word ("" for none), all of it, whom it asks."""

    verb: str
    bare: str
    again: str
    printed: str
    addressee: str


def also_further(text: Checked) -> Iterator[Finding]:
    """The second paragraph of a row says “also”, the third “further”; neither stands where nothing went before."""
    if not text.english:
        return
    for group in (text.document.preamble, text.document.operative):
        yield from _repeated(group, text.document.operative)


def _repeated(group: Sequence[Paragraph], operative: Sequence[Paragraph]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    row: list[_Opening] = []
    for paragraph in group:
        one = _opening(paragraph)
        if not one.verb:
            row = []
            continue
        goes_on = bool(row) and (row[-1].verb, row[-1].bare) == (one.verb, one.bare)
        end = len(one.printed)
        shown = f"“{one.printed}”"
        # "Welcoming and further encouraging" has two verbs.
        alone = " and " not in one.printed
        if one.again in ("also", "further") and alone and row and not seen[one.verb] and not _joined(group, paragraph):
            said = f"{shown} says “{one.again}”, but no paragraph before it has this verb."
            yield find("also-further", paragraph.id, said, (0, end))
        elif goes_on:
            others = one.addressee != row[-1].addressee and group is operative
            yield from _in_row(paragraph.id, [before.again for before in row], one.again, shown, end, others=others)
        seen[one.verb] += 1
        row = [*row, one] if goes_on else [one]


def _in_row(place: str, before: Sequence[str], again: str, shown: str, end: int, *, others: bool) -> Iterator[Finding]:
    """``before`` are the words of the row so far: a sound row of three has "", "also", "further".

    ``others`` says that the paragraph asks somebody else than the one before: then a row may begin anew.
    """
    if again and again == before[-1]:
        yield find("also-further", place, f"{shown} opens as the paragraph before it does.", (0, end))
    elif list(before) == [""] and again == "further":
        yield find("also-further", place, f"{shown} is the second of its row; “also” comes before “further”.", (0, end))
    elif list(before[-2:]) == ["", "also"] and not again:
        said = f"{shown} is the third of its row; “further” is missing."
        yield find("also-further", place, said, (0, end), severity="note" if others else None)
    elif not again and not before[-1]:
        said = f"{shown} repeats the verb of the paragraph before; “also” or “further” is missing."
        # Many adopted texts repeat a verb to other addressees without a word.
        yield find("also-further", place, said, (0, end), severity="note")


def _opening(paragraph: Paragraph) -> _Opening:
    printed = paragraph.lead or paragraph.text.split(" ", 1)[0]
    again = found[0].lower() if (found := _AGAIN.search(printed)) else ""
    if not again and (behind := _BEHIND.match(paragraph.text, pos=len(printed))) is not None:
        again, printed = behind["word"], paragraph.text[: behind.end()]
    bare = _ADVERBS.sub("", f"{printed.casefold()} ").strip()
    behind_verb = paragraph.text[len(printed) : len(printed) + _LONGEST]
    asked = _ASKED_OF.split(behind_verb, maxsplit=1)[0]
    return _Opening(head_word(paragraph.text), bare, again, printed, asked.strip(" ,"))


def _joined(group: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """“Reaffirms …, and decides …”: a verb inside an earlier paragraph is one too."""
    verb = head_word(paragraph.text)
    stem = verb[:-3] if verb.endswith("ing") else verb.rstrip("s")
    earlier = " ".join(p.text for top in group[: group.index(paragraph)] for p in top.walk())
    return len(stem) > 3 and regex.search(rf"\b{regex.escape(stem)}", earlier, regex.IGNORECASE) is not None
