"""Characters of the symbol fonts, which Word keeps by their place in the font and not by what they are."""

from __future__ import annotations

# The Symbol font from 0x41 and from 0x61: Greek letters on the keys of Latin ones.
_GREEK = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
)
_SIGNS = {
    0x2D: "−",
    0xA2: "′",
    0xA3: "≤",
    0xA4: "⁄",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xC5: "⊕",
    0xC6: "∅",
    0xC7: "∩",
    0xC8: "∪",
    0xD0: "∠",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xD6: "√",
    0xD7: "⋅",
    0xD8: "¬",
    0xE5: "∑",
    0xF2: "∫",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL = _GREEK | _SIGNS
_PRIVATE = 0xF000
PRIVATE = {_PRIVATE + place: sign for place, sign in _SYMBOL.items()}
"""For ``str.translate``: characters of the Symbol font that stand in a text as they stand in the font."""


def symbol(code: str, font: str) -> str:
    """What stands at ``code`` (hexadecimal) of ``font``; a character unknown here stays the one of the file."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if not 0 < place <= 0x10FFFF or 0xD800 <= place < 0xE000:
        return ""
    key = place - _PRIVATE if _PRIVATE <= place < _PRIVATE + 0x100 else place
    table = _WINGDINGS if font.casefold().startswith("wingdings") else _SYMBOL if font.casefold() == "symbol" else {}
    found = table.get(key)
    if found is not None:
        return found
    if table is _SYMBOL and 0x20 <= key < 0x7F:
        return chr(key)
    return chr(place)
