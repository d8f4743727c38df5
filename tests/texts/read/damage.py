"""Files with faults: samples of every format, and the accidents that befall them, also inside their structure."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
import zlib
from functools import cache
from pathlib import Path

from lxml import etree

from multilateral.texts import read, write
from multilateral.texts.model import Note, Paragraph
from tests.tools import SHARED

SAMPLES = Path(__file__).parent.parent / "samples"
LARGEST = 450_000
"""The bytes up to which a real file is a sample: larger ones try no more, only longer."""
REAL = {
    "akn": ("data/unga/7[57]/English/*.xml", "data/unga/78/*/*7.xml", "data/unsc/**/*2*.xml"),
    "docx": ("data/redlines/**/*.docx", "data/documents/*.docx"),
    "html": ("data/languages/*.html",),
    "pdf": ("data/documents/*.pdf",),
    "text": ("seeds/*.txt", "data/ict/*.txt", "data/security-council/*[05].txt"),
}
FORMATS = tuple(REAL)
SIGNS = (
    *rb"< > & &#x110000; &#1; &#x202e; ]]> <!-- <![CDATA[ <p> </p> <table> <td> </td> <ol> <sup>".split(),
    *rb"<w:p/> <w:tbl> <w:tc> <w:ins> <w:del> <w:footnoteReference/> </w:r> <num> <authorialNote> <components>".split(),
    *b"obj endstream xref 1/1/ A/RES/ BT ET Tj Tm q Q -9e99 1e38 0 NaN \0 \xff\xfe \xfe\xff \x80 \xc3".split(b" "),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"/Length 999999999", b"(a)" * 40, b"9" * 400, b"\n" * 300, b"    " * 99),
    *(b"1. " * 99, b"(i) " * 99, b"\n(a) x" * 99, b"| " * 99, b"____\n1 ", b"1/ "),
    *(b"\f", b"\r", b"- 1 -\n", b"Annex\n"),
    *(sign.encode() for sign in "\u202e\u2066\u0600㈠第٣\u0301\ufeff\ufffd\u00ad\u2011\u2028\x85\U000e0041ﬁ𝕏\u200f"),
)
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp1252", "cp1256", "koi8-r", "gb18030", "utf-8-sig")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_OPERATOR = re.compile(rb"\S+|\s+")
_MARKUP = re.compile(rb"<[^>]*>|[^<]+|<")
_STREAM = re.compile(rb"/Length (\d+)(?:(?!endobj).){0,300}?stream\r?\n", re.DOTALL)


@cache
def samples(form: str) -> tuple[bytes, ...]:
    """Files of this format: the invented texts written in it, and where ``../shared`` is, real ones."""
    document = read((SAMPLES / "sound.txt").read_text(encoding="utf-8"))
    document.notes = [Note("1", "A/77/1.", "pp3", 10), Note("2", "See A/77/2, paras. 3–5.", "op2.a", 4)]
    document.operative[1].paragraphs[0].paragraphs = [Paragraph("op2.a.i", "(i)", None, "At dusk;")]
    own = [document, *(read(path.read_bytes()) for path in sorted(SAMPLES.rglob("*.txt")))]
    real = sorted(path for pattern in REAL[form] for path in SHARED.glob(pattern))
    real = [path for path in real if path.stat().st_size <= LARGEST]
    some = real[:: max(1, len(real) // 40)]
    return tuple(write(one, form) for one in own) + tuple(path.read_bytes() for path in some)  # type: ignore[arg-type]


def damaged(form: str, source: random.Random) -> bytes:
    """A file of this format with a few faults, in its bytes or in the parts that it is made of."""
    data = source.choice(samples(form))
    other = source.choice(samples(form))
    if form == "text" and source.random() < 0.1:
        return data.decode("utf-8", "replace").encode(source.choice(ENCODINGS), "replace")
    if source.random() < 0.25:
        return _bytes(data, source)
    if form == "docx":
        return _archive(data, other, source)
    if form == "pdf":
        return _streams(data, source)
    if form == "text":
        return _tokens(data, other, _LINE, source)
    return _markup(data, other, source)


def _bytes(data: bytes, source: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(source.choice((1, 1, 2, 5, 20))):
        at, length = source.randrange(len(out) + 1), source.choice((1, 1, 4, 40, 400))
        match source.randrange(7):
            case 0:
                out[at : at + length] = b""
            case 1:
                out[at:at] = source.choice(SIGNS)
            case 2:
                out[at : at + length] = source.randbytes(length)
            case 3:
                out[at:at] = bytes(out[at : at + length]) * source.choice((2, 9, 90))
            case 4:
                del out[at:]
            case 5:
                other = source.randrange(len(out) + 1)
                out[at:at] = out[other : other + length]
            case _:
                if at < len(out):
                    out[at] ^= 1 << source.randrange(8)
        if not out:
            return b""
    return bytes(out)


def _tokens(data: bytes, other: bytes, kind: re.Pattern[bytes], source: random.Random) -> bytes:
    """Whole tags, lines or operators lost, doubled, exchanged, nested deep, or taken from another file."""
    out, others = kind.findall(data) or [b""], kind.findall(other) or [b""]
    for _ in range(source.choice((1, 1, 2, 4, 9))):
        at, length = source.randrange(len(out)), source.choice((1, 1, 2, 5, 30, 300))
        match source.randrange(9):
            case 0:
                del out[at : at + length]
            case 1:
                out[at:at] = out[at : at + length] * source.choice((1, 2, 20))
            case 2:
                to = source.randrange(len(out))
                out[at], out[to] = out[to], out[at]
            case 3:
                out[at:at] = [source.choice(SIGNS)]
            case 4:
                begin = source.randrange(len(others))
                out[at : at + source.choice((0, length))] = others[begin : begin + length]
            case 5:
                out[at] = _bytes(out[at], source)
            case 6:
                deep = source.choice((3, 30, 300, 3000))
                out[at] = out[at][:2000] * deep if len(out[at]) * deep < LARGEST else out[at]
            case 7:
                out[at:] = others[source.randrange(len(others)) :]
            case _:
                begin = source.randrange(len(out))
                out[at:at] = out[begin : begin + length]
        out = out or [b""]
    return b"".join(out)


def _markup(data: bytes, other: bytes, source: random.Random) -> bytes:
    """Mostly the tree is hurt and what comes of it is well formed, so that it is not refused at the door."""
    if source.random() < 0.3:
        return _tokens(data, other, _MARKUP, source)
    try:
        root, theirs = (etree.fromstring(one, etree.XMLParser(recover=True, huge_tree=True)) for one in (data, other))
        elements, others = list(root.iter(etree.Element))[1:], list(theirs.iter(etree.Element))
    except (etree.XMLSyntaxError, ValueError, AttributeError):
        return _tokens(data, other, _MARKUP, source)
    for _ in range(source.choice((1, 1, 2, 4, 9, 30)) if elements else 0):
        at, to = source.choice(elements), source.choice(elements)
        if (parent := at.getparent()) is None:
            continue
        match source.randrange(9):
            case 0:
                parent.remove(at)
            case 1:
                for _ in range(source.choice((1, 2, 50))):
                    at.addnext(copy.deepcopy(at))
            case 2:
                if at not in (to, *to.iterancestors()):
                    to.append(at)
            case 3:
                to.append(copy.deepcopy(source.choice(others)))
            case 4:
                for _ in range(source.choice((1, 10, 100, 400))):
                    outer = etree.Element(at.tag)
                    at.addprevious(outer)
                    outer.append(at)
            case 5:
                at.tag = to.tag
            case 6:
                at.text, at.tail = to.tail, at.text
            case 7:
                sign = source.choice((*SIGNS, b"", b"-1", b"0", b"2147483648", b"1.5")).decode("utf-8", "ignore")
                sign = "".join(filter(str.isprintable, sign))
                if at.attrib and source.random() < 0.7:
                    at.attrib[source.choice(list(at.attrib))] = sign
                else:
                    at.text = (at.text or "") + sign
            case _:
                at.attrib.clear()
                at.attrib.update(to.attrib)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _archive(data: bytes, other: bytes, source: random.Random) -> bytes:
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(other)) as second:
            parts = {name: old.read(name) for name in old.namelist()}
            hurt = source.choice([name for name in parts if name.endswith((".xml", ".rels"))])
            if source.random() < 0.5:
                hurt = next((name for name in parts if name.endswith("document.xml")), hurt)
            theirs = second.read(hurt) if hurt in second.namelist() else parts[hurt]
    except (zipfile.BadZipFile, KeyError):
        return _bytes(data, source)
    match source.randrange(12):
        case 0:
            del parts[hurt]
        case 1:
            parts[hurt] = theirs
        case _:
            parts[hurt] = _markup(parts[hurt], theirs, source)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def _streams(data: bytes, source: random.Random) -> bytes:
    """A PDF with faults in what its streams unpack to: fonts, words and their places, the objects themselves."""
    found = list(_STREAM.finditer(data))
    for one in source.sample(found, min(len(found), source.choice((1, 1, 3)))):
        packed = data[one.end() : one.end() + int(one[1])]
        try:
            inner = zlib.decompress(packed)
        except zlib.error:
            continue
        hurt = zlib.compress(_tokens(inner, inner, _OPERATOR, source))
        head = data[one.start() : one.end()].replace(one[1], str(len(hurt)).encode(), 1)
        return data[: one.start()] + head + hurt + data[one.end() + int(one[1]) :]
    return _tokens(data, data, _OPERATOR, source)
