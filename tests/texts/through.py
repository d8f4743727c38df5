"""What users do to files before they hand them back: metadata stripped, Word saved again, PDF drawn out as text."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from lxml import etree, html

Files = dict[Path, bytes]
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MARKS = re.compile(rb"<w:(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd)\b[^>]*/>")
_ASIDE = re.compile(r"docProps/|customXml/|.*comments\w*\.xml|.*people\.xml|.*thumbnail|.*embeddings/")


def strip(files: Files, to: str) -> Files:
    """Without attachments, custom XML, metadata, comments, ids, classes and data attributes."""
    one: dict[str, Callable[[bytes], bytes]] = {"html": _html, "docx": _docx, "pdf": _pdf, "akn": _akn}
    return {path: one[to](data) for path, data in files.items()} if to in one else files


def _html(data: bytes) -> bytes:
    root = html.document_fromstring(data)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in ("meta", "script", "style", "link"):
            element.drop_tree()
            continue
        for name in list(element.attrib):
            if name in ("id", "class") or name.startswith("data-"):
                del element.attrib[name]
    text = etree.tostring(root, encoding="unicode", method="html")
    return f'<!DOCTYPE html>\n<meta charset="utf-8">\n{text}'.encode()


def _docx(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if _ASIDE.match(item.filename):
                continue
            content = old.read(item)
            if item.filename.endswith(".rels"):
                root = etree.fromstring(content)
                for relation in root.findall(_RELATION):
                    if _ASIDE.match(relation.get("Target", "").lstrip("/").removeprefix("../")):
                        root.remove(relation)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            elif item.filename == "[Content_Types].xml":
                root = etree.fromstring(content)
                for part in list(root):
                    if _ASIDE.match(part.get("PartName", "").lstrip("/")):
                        root.remove(part)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            elif item.filename.startswith("word/") and item.filename.endswith(".xml"):
                content = re.sub(
                    rb"<w:(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd)\b[^>]*/>", b"", content
                )
            new.writestr(item.filename, content)
    return out.getvalue()


def _pdf(data: bytes) -> bytes:
    """The pages alone, copied into a new file: no attachments, metadata, structure tree or outline."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as old, pypdfium2.PdfDocument.new() as new:
        new.import_pages(old)
        out = io.BytesIO()
        new.save(out)
    return out.getvalue()


def _akn(data: bytes) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True))
    for element in list(root.iter("{*}proprietary", "{*}presentation", "{*}notes")):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def libreoffice(files: Files, to: str) -> Files:
    """Opened and saved again by LibreOffice, all in one run of it."""
    ending = {"docx": ".docx", "html": ".html"}[to]
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old"), Path(folder, "new")
        old.mkdir()
        names = {path: f"{n}{ending}" for n, path in enumerate(files)}
        for path, name in names.items():
            (old / name).write_bytes(files[path])
        for batch in _batches(sorted(names.values()), 200):
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
            command += [ending[1:], "--outdir", str(new), *(str(old / name) for name in batch)]
            subprocess.run(command, check=True, capture_output=True, timeout=120 + 10 * len(batch))
        return {path: (new / name).read_bytes() for path, name in names.items() if (new / name).exists()}


def pdftotext(files: Files, to: str) -> Files:
    """The words of a PDF as poppler draws them out, in reading order."""
    return {path: _drawn(data, []) for path, data in files.items()}


def pdftotext_layout(files: Files, to: str) -> Files:
    """The words of a PDF as poppler draws them out, each where it stands on the page."""
    return {path: _drawn(data, ["-layout"]) for path, data in files.items()}


def _drawn(data: bytes, options: list[str]) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        return subprocess.run(["pdftotext", *options, file.name, "-"], check=True, capture_output=True).stdout


def _batches(names: list[str], size: int) -> Iterable[list[str]]:
    return (names[at : at + size] for at in range(0, len(names), size))


THROUGH: dict[str, Callable[[Files, str], Files]] = {
    "strip": strip,
    "libreoffice": libreoffice,
    "pdftotext": pdftotext,
    "pdftotext-layout": pdftotext_layout,
}
"""The ways by name; each takes files by the path of their reference, and gives them back in the same way."""
