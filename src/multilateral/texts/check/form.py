"""The form: masthead, sponsors, opening words, punctuation at the end, numbering."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import regex
from rapidfuzz import fuzz, process

from multilateral.texts import symbols
from multilateral.texts.check.finding import Checked, Finding, find
from multilateral.texts.mentions import met
from multilateral.texts.model import Paragraph
from multilateral.texts.wording import Language, head_word, is_operative, is_preambular, lead

_CLOSERS = r"[\s\"”’»)\]]*"
_TAIL = regex.compile(rf"(?P<stop>[,;:.،؛，；：。])(?:{_CLOSERS}|\s+\p{{L}}{{1,3}})$")
# "Guided by and determined", "Calls attention to and reaffirms": two verbs are one lead.
_JOINS = regex.compile(r" (?:to |by |with |at |for )?and \p{L}+")
_KINDS = {",": ",", "،": ",", "，": ",", ";": ";", "؛": ";", "；": ";", ":": ":", "：": ":", ".": ".", "。": "."}
_NAMES = {",": "a comma", ";": "a semicolon", ":": "a colon", ".": "a full stop", "": "no stop"}


def symbol(text: Checked) -> Iterator[Finding]:
    """The symbols as printed, and whether symbol, number, session and committee agree."""
    document = text.document
    for doubt in document.doubts:
        # Those of the body and the notes are looked at as they are printed.
        if doubt.kind == "symbol-case" and (doubt.place.startswith("masthead") or doubt.printed[1:2] not in "/."):
            yield find("symbol-form", doubt.place, f"The symbol is printed “{doubt.printed}”; it is {doubt.reading}.")
        if doubt.kind == "date-differs":
            yield find("adoption-date", doubt.place, doubt.message)
    parsed = symbols.parse(document.symbol) if document.symbol else None
    if parsed is None:
        return
    if document.number and parsed.kind in symbols.RESOLUTIONS and parsed.organ in ("A", "EX"):
        bare = f"{parsed.session}/{parsed.number}{f' {parsed.letter}' if parsed.letter else ''}"
        printed = document.number.removeprefix("EX/")
        if parsed.kind in ("resolution", "exercise_resolution") and bare != printed and "/" in printed:
            yield find("symbol-number", "masthead.number", f"The number is {printed}, but the symbol says {bare}.")
    if document.session and parsed.organ == "A" and parsed.session and len(parsed.session) < 4:
        if document.session != parsed.session and parsed.kind != "resolution_pre1976":
            yield find(
                "symbol-number",
                "masthead.session",
                f"The masthead names session {document.session}, the symbol session {parsed.session}.",
            )
    committee = regex.fullmatch(r"C\.([1-6])", parsed.body or "")
    if committee and document.committee and text.english:
        expected = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")[int(committee[1]) - 1]
        if expected not in document.committee:
            yield find(
                "symbol-number",
                "masthead.committee",
                f"The masthead names the {document.committee}, the symbol the {expected} Committee.",
            )
    adopted = document.adopted.date if document.adopted else None
    if adopted and met(parsed, adopted) is False:
        yield find("adoption-date", "masthead.adopted.date", f"Session {parsed.session} did not meet on {adopted}.")


def title(text: Checked) -> Iterator[Finding]:
    """A title is no sentence."""
    printed = text.document.title or ""
    if regex.search(r"[^.\p{Lu}][.,;:]$", printed) and not printed.endswith("etc."):
        span = (len(printed) - 1, len(printed))
        yield find("title-form", "masthead.title", f"The title ends with “{printed[-1]}”; a title has no stop.", span)


def sponsors(text: Checked) -> Iterator[Finding]:
    """Order, repetition and names of the sponsors."""
    names = text.document.sponsors
    joint = [n for n in names if regex.search(r"\bon behalf of\b|\bau nom\b|\ben nombre\b|от имени|代表|باسم", n)]
    plain = [n for n in names if n not in joint]
    seen: set[str] = set()
    for name in plain:
        if _sorted_as(name) in seen:
            yield find("sponsor-order", "masthead.sponsors", f"{name} stands twice among the sponsors.")
        seen.add(_sorted_as(name))
    if text.english:
        for name in _out_of_order(plain):
            yield find("sponsor-order", "masthead.sponsors", f"{name} is out of English alphabetical order.")
        yield from _unknown_sponsors(text, plain)


def _out_of_order(names: Sequence[str]) -> list[str]:
    """The fewest names that must go for the others to stand in order."""
    keys = [_sorted_as(name) for name in names]
    best = [1] * len(keys)
    back = [-1] * len(keys)
    for i in range(len(keys)):
        for j in range(i):
            if keys[j] <= keys[i] and best[j] + 1 > best[i]:
                best[i], back[i] = best[j] + 1, j
    at = max(range(len(keys)), key=best.__getitem__, default=-1)
    kept = set()
    while at >= 0:
        kept.add(at)
        at = back[at]
    return [name for i, name in enumerate(names) if i not in kept]


def _sorted_as(name: str) -> str:
    bare = unicodedata.normalize("NFD", name.removeprefix("the ").removeprefix("The "))
    return regex.sub(r"[^\p{L} ]", "", bare).casefold()


def _unknown_sponsors(text: Checked, names: Sequence[str]) -> Iterator[Finding]:
    if not text.states or (text.document.symbol or "").startswith("EX/"):
        return
    known = set(text.states)
    for name in names:
        if name in known or name.removeprefix("the ") in known:
            continue
        near = process.extractOne(name, known, scorer=fuzz.token_sort_ratio, score_cutoff=70)
        meant = f"; the official name nearest to it is {near[0]}" if near else ""
        yield find("sponsor-name", "masthead.sponsors", f"{name} is the official name of no Member State{meant}.")


def opening_words(text: Checked) -> Iterator[Finding]:
    """A participle before the operative part, a verb in it; in italics, where the text has any."""
    document, language = text.document, text.language
    if not text.english:
        return
    for paragraph in document.preamble:
        verb = is_operative(paragraph.text, language) and not is_preambular(paragraph.text, language)
        none = lead(paragraph.text, operative=False, language=language) is None and paragraph.text[:1].isalpha()
        if verb or none:
            yield _opening(paragraph, "a preambular paragraph opens with a participle or an adjective")
    if _declares(document.operative):
        return
    plain = [p for p in document.operative if _third_person(head_word(p.text, language), language)]
    for n, paragraph in enumerate(document.operative):
        following = document.operative[n + 1] if n + 1 < len(document.operative) else None
        if not paragraph.number and paragraph.text.endswith(",") and following is not None and following.number == "1":
            yield _opening(paragraph, "before paragraph 1 a paragraph opens with a participle or an adjective")
            continue
        word = head_word(paragraph.text, language)
        if word.endswith("ing") and _third_person(word[:-3], language) and not _acting(text, paragraph.text):
            yield _opening(paragraph, "an operative paragraph opens with a verb in the present")
        elif paragraph in plain and len(plain) < 3:
            # More of them are a declaration, "We … reaffirm … recognize".
            yield _opening(paragraph, "an operative paragraph opens with a verb in the third person")


def _third_person(stem: str, language: Language) -> bool:
    """Whether the stem is that of a verb that operative paragraphs open with: ``request``, ``urg``."""
    return bool(stem) and not language.verbs.isdisjoint((f"{stem}s", f"{stem}es"))


def _acting(text: Checked, words: str) -> bool:
    # The Security Council acts under a Chapter or an Article in the midst of its operative part, and says why.
    return words.startswith("Acting ") or (text.document.symbol or "").startswith("S/")


def _opening(paragraph: Paragraph, asked: str) -> Finding:
    word = regex.match(r"(?:\p{L}+ly |Also |Further )*\P{Z}+", paragraph.text)
    end = word.end() if word else 0
    return find("opening-words", paragraph.id, f"“{paragraph.text[:end]}”: {asked}.", (0, end))


def italics(text: Checked) -> Iterator[Finding]:
    """Only a format with italics can lack them: then some paragraphs have a lead and others have none."""
    document = text.document
    if not any(paragraph.lead for paragraph in (*document.preamble, *document.operative)):
        return
    for group, operative in ((document.preamble, False), (document.operative, True)):
        for paragraph in group:
            expected = lead(paragraph.text, operative=operative, language=text.language)
            if expected is None or paragraph.lead == expected:
                continue
            if not paragraph.lead:
                yield find("italics", paragraph.id, f"“{expected}” is not set in italics.", (0, len(expected)))
            elif _JOINS.match(paragraph.lead, len(expected)) is not None:
                continue
            elif paragraph.lead.startswith(expected) and len(paragraph.lead.split()) > len(expected.split()) + 2:
                span = (len(expected), len(paragraph.lead))
                yield find("italics", paragraph.id, f"The italics go on behind “{expected}”.", span)
            elif expected.startswith(f"{paragraph.lead} ") is False and not paragraph.text.startswith(paragraph.lead):
                yield find("italics", paragraph.id, "The opening words are not what is set in italics.", (0, 0))


def end_punctuation(text: Checked) -> Iterator[Finding]:
    """Commas in the preamble, semicolons in the operative part, a full stop at the end of it."""
    document = text.document
    for paragraph in document.preamble:
        yield from _tree(paragraph, (",",))
    tops = document.operative
    if _declares(tops):
        return
    for n, paragraph in enumerate(tops):
        following = tops[n + 1] if n + 1 < len(tops) else None
        if following is None:
            wanted: tuple[str, ...] = (".",)
        else:
            # Some texts close every section with a full stop, others only the last.
            wanted = (".", ";") if _section(following) != _section(paragraph) else (";",)
        if paragraph.text.endswith((":", "：")):
            continue  # a table or a quotation follows
        yield from _tree(paragraph, wanted)


def _declares(tops: Sequence[Paragraph]) -> bool:
    """Whether the paragraphs are those of a declaration, written in sentences."""
    sentences = sum(paragraph.text.endswith(".") for paragraph in tops[:-1])
    return sentences > 2 and 3 * sentences > len(tops)


def _section(paragraph: Paragraph) -> str:
    return paragraph.id.partition(".")[0] if paragraph.id.startswith("s") else ""


def _tree(paragraph: Paragraph, wanted: tuple[str, ...]) -> Iterator[Finding]:
    """``wanted`` at the end of all that hangs on ``paragraph``; its own words end with a colon if a list follows."""
    children = paragraph.paragraphs
    if not children:
        yield from _ends(paragraph, wanted)
        return
    if paragraph.text:
        # Sentences of a declaration may hang on one that ends with a full stop.
        yield from _ends(paragraph, (":", "."))
    for n, child in enumerate(children):
        inner = n + 1 < len(children)
        # Within a list semicolons, or commas in a preamble; sentences of their own end with full stops.
        yield from _tree(child, (";", ",", ".", ":") if inner else (*wanted, ".", ";"))


def _ends(paragraph: Paragraph, wanted: tuple[str, ...]) -> Iterator[Finding]:
    match = _TAIL.search(paragraph.text)
    printed = _KINDS[match["stop"]] if match else ""
    if printed in wanted or not paragraph.text:
        return
    if not match and regex.search(r"[.,;:،؛，；：。][\"”’»]*$|[?!…]$", paragraph.text):
        return
    end = len(paragraph.text)
    asked = " or ".join(_NAMES[stop] for stop in wanted[:1])
    yield find(
        "end-punctuation",
        paragraph.id,
        f"The paragraph ends with {_NAMES[printed]}; {asked} belongs here.",
        (max(0, end - 1), end),
    )


def numbering(text: Checked) -> Iterator[Finding]:
    """Numbers and letters count on, in every row of them."""
    yield from _row([p for p in text.document.operative if p.number], sections=True)
    for paragraph in text.paragraphs():
        yield from _row([child for child in paragraph.paragraphs if child.number], sections=False)


def _row(row: Sequence[Paragraph], *, sections: bool) -> Iterator[Finding]:
    """Numbers count up from 1, or go on from the section before."""
    before = ""
    last = below = 0
    for n, paragraph in enumerate(row):
        number = paragraph.number or ""
        bare = regex.fullmatch(r"\(?(?P<value>\d{1,4}|[a-z]{1,5})\)?", number)
        if bare is None:
            last = 0
            continue
        section = _section(paragraph) if sections else ""
        if section != before:
            before, last = section, last if sections and bare["value"] != "1" else 0
        value = _value(bare["value"], last)
        if value is None:
            continue
        if value != last + 1 and symbols.roman(bare["value"].upper()) == below + 1 and last:
            # A row of Roman numbers below a letter that was printed at the letter's own margin.
            below += 1
            continue
        below = 0
        if sections and last and value != last + 1 and _quoted(row, n, last + 1):
            continue
        # Where (i) is missing it was taken for the first Roman number below (h).
        if value != last + 1 and not (value == last + 2 and bare["value"] in ("j", "jj")):
            # A row may begin anywhere in a text that amends another.
            first = paragraph is row[0]
            anew = value == 1 and last > 1
            if not (first and value == 1):
                said = "is the first" if first else f"follows {last if bare['value'].isdigit() else _letter(last)}"
                yield find(
                    "numbering",
                    paragraph.id,
                    f"{number} {said}; {_expected(bare['value'], last + 1)} was expected.",
                    severity="warning" if first or anew else None,
                )
        last = value


def _quoted(row: Sequence[Paragraph], n: int, due: int) -> bool:
    """Whether another text is quoted here, numbers and all: announced by a colon, and counted on behind it."""
    *_, last = row[n - 1].walk()
    announced = last.text.endswith(":")
    return announced and any(paragraph.number == str(due) for paragraph in row[n + 1 :])


def _value(bare: str, last: int) -> int | None:
    if bare.isdigit():
        return int(bare)
    roman = symbols.roman(bare.upper())
    letter = (len(bare) - 1) * 26 + ord(bare[0]) - 96 if len(set(bare)) == 1 else None
    if roman and (roman == last + 1 or letter is None):
        return roman
    if letter == last + 1 or not roman:
        return letter
    return roman if abs(roman - last) < abs((letter or 99) - last) else letter


def _letter(value: int) -> str:
    return f"({chr(96 + value)})" if 1 <= value <= 26 else str(value)


def _expected(printed: str, value: int) -> str:
    return str(value) if printed.isdigit() else _letter(value)


def notes(text: Checked) -> Iterator[Finding]:
    """Marks and notes belong together, and count on."""
    for doubt in text.document.doubts:
        if doubt.kind in ("note-without-mark", "mark-without-note"):
            yield find("notes", doubt.place, doubt.message)
    last = 0
    for note in text.document.notes:
        if note.marker.isdecimal():
            if last and int(note.marker) != last + 1:
                yield find("notes", f"note:{note.marker}", f"Note {note.marker} follows note {last}.")
            last = int(note.marker)
