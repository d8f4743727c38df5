"""Tagged PDF (PDF/UA-1, and PDF/A-2a where the document has a date) in the form in which documents are issued.

The page is a template, ``page.typ``; the document goes into it as data. Typst refuses a character that no font can
print, so that no page ever shows a box in place of a letter.
"""

from __future__ import annotations

import threading
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec
import regex

from multilateral.texts.model import Document, TextError
from multilateral.texts.write.sheet import Link, sheet

if TYPE_CHECKING:
    import typst

PACKAGES = {
    "Liberation Serif": "fonts-liberation2",
    "Noto Serif": "fonts-noto-core",
    "Amiri": "fonts-hosny-amiri",
    "Noto Naskh Arabic": "fonts-noto-core",
    "Noto Serif CJK SC": "fonts-noto-cjk",
    "Noto Sans Math": "fonts-noto-core",
    "Noto Sans Symbols": "fonts-noto-core",
    "Noto Sans Symbols2": "fonts-noto-core",
}
"""The families that pages are set in, first choice first, each with the Debian package that brings it."""

_LATIN = ("Liberation Serif", "Noto Serif")
_ARABIC = ("Amiri", "Noto Naskh Arabic")
_CHINESE = ("Noto Serif CJK SC",)
_SCRIPTS = (
    (regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\u3000-\u303f\uff00-\uffef]"), _CHINESE),
    (regex.compile(r"\p{Arabic}"), _ARABIC),
    (regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Common}]"), _LATIN),
)
_ESCAPE = regex.compile(r"\\u\{([0-9a-f]{1,6})\}")
_NO_GLYPH = regex.compile(r'the text `"(?P<text>.*)"` could not be displayed')

# One compiler, and one document in it at a time: it keeps the fonts and the template between documents.
_turn = threading.Lock()


def write(document: Document, *, link: Link | None = None) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    ``link`` gives the address that a citation leads to, or ``None``. Raises ``TextError`` if the fonts for its
    language are not installed, or if no installed font has one of its characters.
    """
    import typst

    values = sheet(document, link)
    for part in values["parts"]:
        part["fonts"] = _families(part["language"])
    standards: list[Any] = ["ua-1", "a-2a"] if values["date"] else ["ua-1"]
    with _turn:
        try:
            made = _compiler().compile(
                format="pdf", sys_inputs={"sheet": msgspec.json.encode(values).decode()}, pdf_standards=standards
            )
        except typst.TypstError as error:
            raise TextError(_told(error)) from None
    assert isinstance(made, bytes)
    return made


def missing_fonts() -> list[str]:
    """The Debian packages without which documents of some language cannot be written, each with its families."""
    installed = set(_fonts().families())
    return [_packages(families) for families in (_LATIN, _ARABIC, _CHINESE) if not installed & set(families)]


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


@cache
def _compiler() -> typst.Compiler:
    import typst

    template = files("multilateral.texts.write").joinpath("page.typ")
    return typst.Compiler(str(template), font_paths=_fonts())


@cache
def _families(language: str) -> list[Any]:
    """The installed families in the order for a language; raises ``TextError`` if those it needs are missing."""
    installed = set(_fonts().families())
    needed = {"ar": _ARABIC, "zh": _CHINESE}.get(language, _LATIN)
    if not installed & set(needed):
        raise TextError(
            f"no font for this language is installed, so it cannot be written as PDF: install {_packages(needed)}"
        )
    order = [*needed, *(family for family in PACKAGES if family not in needed)]
    out: list[Any] = [family for family in order if family in installed]
    if language == "zh" and "Liberation Serif" in installed:
        # Latin letters and figures in their own face; quotation marks and dashes stay with the Chinese one.
        out.insert(0, {"name": "Liberation Serif", "covers": "latin-in-cjk"})
    return out


def _packages(families: tuple[str, ...]) -> str:
    return " or ".join(dict.fromkeys(f"{PACKAGES[family]} ({family})" for family in families))


def _told(error: typst.TypstError) -> str:
    missing = _NO_GLYPH.search(error.message)
    if missing is None:
        return f"this document cannot be set as PDF: {error.message}"
    shown = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), missing["text"])
    installed = set(_fonts().families())
    needed = next((families for script, families in _SCRIPTS if script.search(shown)), ())
    if needed and not installed & set(needed):
        return f"no installed font has “{shown}”, so no PDF is written: install {_packages(needed)}"
    return f"no installed font has “{shown}”, so no PDF is written: install a font that has it, or mend the text"
