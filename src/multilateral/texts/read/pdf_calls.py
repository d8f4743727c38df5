"""The calls of PDFium that the reader uses, bound to plain integers."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any


class Calls:
    """The calls of PDFium that are used, with handles as plain integers: a pointer object a call costs more."""

    __slots__ = (
        "bounds",
        "box",
        "characters",
        "close",
        "close_page",
        "close_textpage",
        "flags",
        "font",
        "font_name",
        "font_size",
        "height",
        "kind",
        "load",
        "matrix",
        "object",
        "object_of",
        "objects",
        "origin",
        "page",
        "pages",
        "preference",
        "text",
        "textpage",
        "unicode",
        "weight",
        "width",
    )

    def __init__(self) -> None:
        import pypdfium2  # noqa: F401 (starts the library)
        import pypdfium2.raw as pdfium

        handle, number, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_float

        def call(name: str, result: Any, *arguments: Any) -> Any:
            address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
            assert address is not None
            return ctypes.CFUNCTYPE(result, *arguments)(address)

        self.load = call("FPDF_LoadMemDocument64", handle, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)
        self.close = call("FPDF_CloseDocument", None, handle)
        self.pages = call("FPDF_GetPageCount", number, handle)
        self.preference = call(
            "FPDF_VIEWERREF_GetName", ctypes.c_ulong, handle, ctypes.c_char_p, handle, ctypes.c_ulong
        )
        self.page = call("FPDF_LoadPage", handle, handle, number)
        self.close_page = call("FPDF_ClosePage", None, handle)
        self.width = call("FPDF_GetPageWidthF", real, handle)
        self.height = call("FPDF_GetPageHeightF", real, handle)
        self.textpage = call("FPDFText_LoadPage", handle, handle)
        self.close_textpage = call("FPDFText_ClosePage", None, handle)
        self.characters = call("FPDFText_CountChars", number, handle)
        self.text = call("FPDFText_GetText", number, handle, number, number, handle)
        self.unicode = call("FPDFText_GetUnicode", ctypes.c_uint, handle, number)
        self.object_of = call("FPDFText_GetTextObject", handle, handle, number)
        self.origin = call("FPDFText_GetCharOrigin", number, handle, number, handle, handle)
        self.box = call("FPDFText_GetLooseCharBox", number, handle, number, handle)
        self.matrix = call("FPDFText_GetMatrix", number, handle, number, handle)
        self.font_size = call("FPDFText_GetFontSize", ctypes.c_double, handle, number)
        self.font = call("FPDFTextObj_GetFont", handle, handle)
        self.font_name = call("FPDFFont_GetBaseFontName", ctypes.c_size_t, handle, handle, ctypes.c_size_t)
        self.flags = call("FPDFFont_GetFlags", number, handle)
        self.weight = call("FPDFFont_GetWeight", number, handle)
        self.objects = call("FPDFPage_CountObjects", number, handle)
        self.object = call("FPDFPage_GetObject", handle, handle, number)
        self.kind = call("FPDFPageObj_GetType", number, handle)
        self.bounds = call("FPDFPageObj_GetBounds", number, handle, handle, handle, handle, handle)


@cache
def calls() -> Calls:
    """The calls, bound once."""
    return Calls()
