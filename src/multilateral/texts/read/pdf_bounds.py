"""Bounds of what a PDF may ask for: streams are measured before the library unpacks them."""

from __future__ import annotations

import zlib

import regex

from multilateral.texts.model import TextError

MOST_UNPACKED = 200_000_000
# A stream of fewer bytes cannot become more than twenty million.
_SMALL, _MANY = 20_000, 2_000
_PIECE = 1_000_000
_STREAM = regex.compile(rb"stream\r?\n")
_NESTED = regex.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\b")


def check(data: bytes) -> None:
    """Raises ``TextError`` if the streams of the PDF ``data``, pictures aside, would fill the memory."""
    if _NESTED.search(data) is not None:
        raise TextError("the PDF packs its pages more than once, as no program does: print it to a new PDF")
    total, small = 0, 0
    for match in _STREAM.finditer(data):
        start = match.end()
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        end = data.find(b"endstream", start)
        size = (end if end >= 0 else len(data)) - start
        small += size < _SMALL
        # Pictures are not unpacked for their text.
        if (size < _SMALL and small < _MANY) or b"/Image" in data[max(0, match.start() - 400) : match.start()]:
            continue
        total += _unpacked(data, start, start + size, MOST_UNPACKED - total)
        if total > MOST_UNPACKED:
            raise TextError(
                f"the PDF would unpack to more than {MOST_UNPACKED // 1_000_000} MB: print it to a new PDF, or split it"
            )


def _unpacked(data: bytes, start: int, end: int, most: int) -> int:
    """How many bytes a packed stream becomes, counted as far as ``most``; a stream that is not packed is as it is."""
    inflate = zlib.decompressobj()
    size = 0
    rest = data[start:end]
    try:
        while rest and size <= most:
            size += len(inflate.decompress(rest, _PIECE))
            rest = inflate.unconsumed_tail
    except zlib.error:
        pass
    return max(size, end - start)
