"""The picture of one page of a PDF, for whoever settles a doubt about it: grey, of a bounded size, as PNG."""

from __future__ import annotations

import ctypes
import struct
import zlib

import regex

from multilateral.texts.model import TextError
from multilateral.texts.read import pdf_bounds
from multilateral.texts.read.pdf import ONE, opened

WIDTH, TALLEST = 1000, 2000
"""Pixels: how wide a page is drawn, and how tall at most."""
MOST_PIXELS = 60_000_000
"""The largest picture within a page that is unpacked to be drawn."""
_IMAGE = regex.compile(rb"/Subtype\s*/Image\b")
_SIDE = regex.compile(rb"/(Width|Height)\s+(\d+)")
_AROUND = 1_000


def picture(data: bytes, number: int) -> bytes:
    """Page ``number`` (from 1) of the PDF ``data`` as PNG. Raises ``TextError`` if there is none or it is too much."""
    import pypdfium2.raw as pdfium

    pdf_bounds.check(data)
    _check_images(data)
    with ONE, opened(data) as handle:
        document = ctypes.cast(handle, pdfium.FPDF_DOCUMENT)
        page = pdfium.FPDF_LoadPage(document, number - 1) if 1 <= number <= pdfium.FPDF_GetPageCount(document) else None
        if not page:
            raise TextError(f"the PDF has no page {number} that can be drawn")
        try:
            across, down = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            if across < 1 or down < 1:
                raise TextError(f"page {number} of the PDF has no size, so that it cannot be drawn")
            scale = min(WIDTH / across, TALLEST / down)
            width, height = max(1, round(across * scale)), max(1, round(down * scale))
            bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
            if not bitmap:
                raise TextError(f"page {number} of the PDF cannot be drawn: there is no room for its picture")
            try:
                pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
                flags = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_RENDER_LIMITEDIMAGECACHE
                pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
                stride = pdfium.FPDFBitmap_GetStride(bitmap)
                grey = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
            finally:
                pdfium.FPDFBitmap_Destroy(bitmap)
        finally:
            pdfium.FPDF_ClosePage(page)
    return _png(width, height, [grey[n * stride : n * stride + width] for n in range(height)])


def _check_images(data: bytes) -> None:
    for match in _IMAGE.finditer(data):
        near = data[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        sides: dict[bytes, int] = {}
        for name, figure in _SIDE.findall(near):
            sides[name] = max(sides.get(name, 0), int(figure[:9]))
        if sides.get(b"Width", 0) * sides.get(b"Height", 0) > MOST_PIXELS:
            raise TextError("a picture in the PDF is too large to be drawn here: look at the file itself")


def _png(width: int, height: int, rows: list[bytes]) -> bytes:
    """A grey picture of 8 bits as PNG (ISO/IEC 15948), its rows unfiltered."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
