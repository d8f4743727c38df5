"""The names of the sponsors, as a draft lists them."""

from __future__ import annotations

import regex

from multilateral.texts.wording import Language


def split_sponsors(text: str, language: Language) -> list[str]:
    """The names in a sponsor line. Commas inside parentheses do not part names; a last "and" does.

    Where several "and" could be the last, the one that leaves the names in alphabetical order is taken,
    and a name that is known to hold an "and" is kept whole.
    """
    names = [name.strip(" *†‡") for name in regex.split(r"[,،，、]\s*(?![^()（）]*[)）])", text)]
    names = [name for name in names if name]
    if not names:
        return []
    names[-1] = regex.sub(rf"^{language.conjunction.lstrip()}", "", names[-1])
    last = names[-1]
    inside = [m.span() for known in language.joined_names for m in regex.finditer(regex.escape(known), last)]
    inside += [m.span() for m in regex.finditer(r"\([^()]*\)", last)]
    cuts = [
        m.span()
        for m in regex.finditer(language.conjunction, last)
        if not any(start <= m.start() and m.end() <= end for start, end in inside)
    ]
    if not cuts:
        return names
    before = [_sort(name, language) for name in names[:-1][-1:]]

    def in_order(cut: tuple[int, int]) -> bool:
        row = [*before, _sort(last[: cut[0]], language), _sort(last[cut[1] :], language)]
        return row == sorted(row)

    cut = next((c for c in reversed(cuts) if in_order(c)), cuts[-1])
    return [*names[:-1], last[: cut[0]].strip(" *"), last[cut[1] :].strip(" *")]


def _sort(name: str, language: Language) -> str:
    return name.strip().removeprefix(language.article).casefold()
