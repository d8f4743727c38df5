"""A stable name for every place of a text: ``op7bis.c`` is printed OP7 bis (c).

The name follows the printed number, so that it can be said aloud, and not the position: ``op2.a.i`` lies in
``op2.a``, which lies in ``op2``. ``op7bis`` is a paragraph of its own beside ``op7``, not a part of it.

=================  =====================================  =========================
name               place                                  label
=================  =====================================  =========================
``pp4``            fourth preambular paragraph            PP4
``op7bis.c``       sub-paragraph (c) of OP7 bis           OP7 bis (c)
``op.u1``          first unnumbered operative paragraph   OP (unnumbered)
``op2.u1``         first part of OP2 without a number     OP2 (unnumbered)
``annex1.p12.a``   paragraph 12 (a) of the annex          Annex I, para. 12 (a)
``sII.op3``        paragraph 3 of section II              Section II, OP3
``h2``, ``b1``     a heading, a block                     heading 2, block 1
=================  =====================================  =========================

A number that is printed twice gets a second name: ``op3-2``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from multilateral.texts.model import TextError
from multilateral.texts.symbols import roman

LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_LATIN = "|".join(LATIN)
_STEP = r"(?:u\d+|\d+|[a-z]+)(?:-\d+)?"
_NAME = regex.compile(
    r"(?:s(?P<section>[A-Z]+)\.)?"
    rf"(?:(?P<part>pp|op|p|h|b)(?P<number>\d+)(?P<latin>{_LATIN})?(?P<again>-\d+)?|(?P<part>op|pp)(?=\.)"
    rf"|annex(?P<annex>\d+)(?:\.p(?P<number>\d+)(?P<latin>{_LATIN})?(?P<again>-\d+)?)?)"
    rf"(?P<steps>(?:\.{_STEP})*)"
)
_LABEL = regex.compile(
    r"(?:(?i:section) (?P<section>[IVXLC]+|[A-Z]),? )?"
    r"(?:(?i:annex) ?(?P<annex>[IVXLC]+|\d+)?,? )?"
    rf"(?P<part>(?i:pp|op|para(?:graph)?s?\.?|operative paragraph|preambular paragraph)) ?(?P<number>\d+)"
    rf"(?: ?\.?(?P<latin>{_LATIN}))?(?P<again>-\d+)?"
    r"(?P<steps>(?: ?\([a-z]+\)| ?\.\d+| ?[a-z]\.)*)"
)
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place, taken apart. ``part`` is ``pp``, ``op``, ``p`` (of an annex or a report), ``h`` or ``b``.

    ``steps`` lead from the paragraph down to the sub-paragraph: ``("a", "i")``. ``again`` counts the places
    that print the same number: 1, or 2 for the second.
    """

    part: str
    number: int | None = None
    latin: str | None = None
    steps: tuple[str, ...] = ()
    annex: int | None = None
    section: str | None = None
    again: int = 1

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The stable name, as in the JSON: ``op7bis.c``."""
        second = f"-{self.again}" if self.again > 1 else ""
        numbered = "" if self.number is None else f"{self.number}{self.latin or ''}{second}"
        if self.annex is not None:
            own = f"annex{self.annex}" + (f".p{numbered}" if numbered else "")
        else:
            own = f"{self.part}{numbered}"
        section = f"s{self.section}." if self.section else ""
        return section + ".".join([own, *self.steps])

    @property
    def label(self) -> str:
        """As negotiators write it: ``OP7 bis (c)``."""
        return self._printed({"pp": "PP", "op": "OP", "p": "para. ", "h": "heading ", "b": "block "})

    @property
    def spoken(self) -> str:
        """As one says it: ``operative paragraph 7 bis, sub-paragraph (c)``."""
        words = {
            "pp": "preambular paragraph ",
            "op": "operative paragraph ",
            "p": "paragraph ",
            "h": "heading ",
            "b": "block ",
        }
        return self._printed(words, ", sub-paragraph")

    @property
    def parent(self) -> Place | None:
        """The place that this one is a part of, or ``None`` at the top."""
        if not self.steps or (self.number is None and len(self.steps) == 1):
            return None
        return Place(self.part, self.number, self.latin, self.steps[:-1], self.annex, self.section, self.again)

    def _printed(self, words: dict[str, str], sub: str = "") -> str:
        steps = list(self.steps)
        text = f"{words[self.part]}{self.number}" if self.number is not None else words[self.part].strip(" .")
        if self.annex is not None and self.number is None and not steps:
            text = ""
        text += f" {self.latin}" if self.latin else ""
        if self.number is None and steps and (count := _unnumbered(steps[0])) is not None:
            steps = steps[1:]
            text += " (unnumbered)" if count == 1 else f" (unnumbered {count})"
        if steps and steps[0][0].isalpha() and _unnumbered(steps[0]) is None:
            text += sub
        for depth, step in enumerate(steps, 1):
            if (count := _unnumbered(step)) is not None:
                text += " (unnumbered)" if count == 1 else f" (unnumbered {count})"
            elif step.split("-")[0].isdigit():
                text += f".{step.split('-')[0]}"
            else:
                text += f" ({step.split('-')[0]})" if depth < 3 else f" {step.split('-')[0]}."
        if self.again > 1:
            text += f" [{self.again}]"
        head = [f"Section {self.section}"] if self.section else []
        if self.annex is not None:
            head.append(f"Annex {numeral(self.annex)}")
        return ", ".join(part for part in (*head, text) if part)


def parse(text: str) -> Place:
    """The place that a name (``op7bis.c``) or a label (``OP7 bis (c)``, ``Annex I, para. 12``) names.

    Raises ``TextError`` for what names no place.
    """
    bare = regex.sub(r"\s+", " ", text.strip())[:200]
    # "op7.bis" is a slip for op7bis: no sub-paragraph is called bis.
    named = _NAME.fullmatch(regex.sub(rf"(?<=\d)\.(?=(?:{_LATIN})(?:\.|$))", "", bare))
    if named is not None:
        steps = tuple(step for step in named["steps"].split(".") if step)
        annex = int(named["annex"]) if named["annex"] else None
        return Place(
            part="p" if annex is not None else named["part"],
            number=int(named["number"]) if named["number"] else None,
            latin=named["latin"],
            steps=steps,
            annex=annex,
            section=named["section"],
            again=int((named["again"] or "-1")[1:]),
        )
    label = _LABEL.fullmatch(bare)
    if label is None:
        raise TextError(f"{text[:60]!r} names no place: write it like PP4, OP7 bis (c) or Annex I, para. 12")
    printed = label["annex"]
    annex = None
    if printed is not None or regex.match(r"(?i:annex)", bare):
        annex = 1 if printed is None else int(printed) if printed.isdigit() else roman(printed)
    part = label["part"].lower()
    return Place(
        part="p" if annex is not None else "pp" if part.startswith("p") and part[:2] in ("pp", "pr") else "op",
        number=int(label["number"]),
        latin=label["latin"],
        steps=tuple(regex.findall(r"[a-z]+|\d+", label["steps"])),
        annex=annex,
        section=label["section"],
        again=int((label["again"] or "-1")[1:]),
    )


@lru_cache(maxsize=4096)  # a page asks it of every paragraph, and texts have the same names
def label(name: str) -> str:
    """The label of a place's name, as shown to people; what is no name is shown as it is."""
    try:
        return parse(name).label
    except TextError:
        return name


def numeral(number: int) -> str:
    """A Roman numeral: 4 is IV."""
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            out, number = out + sign, number - value
    return out


def _unnumbered(step: str) -> int | None:
    match = regex.fullmatch(r"u(\d+)(?:-\d+)?", step)
    return int(match[1]) if match else None
