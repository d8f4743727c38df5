"""The archive of a Word file: its parts, found by their relationships, opened within bounds.

Nothing is unpacked to a disk. What an archive says of its sizes is checked before a part is read, and what
comes out of it while it is read: a bomb is refused, however it is built.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from multilateral.texts.model import TextError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_MEMBERS = 20_000
_MOST_XML = 60_000_000
_MOST_RATIO = 400
_SMALL = 4_000_000
_KINDS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
    ("AndroidManifest.xml", "an Android package"),
)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


class Package:
    """A Word file's archive. Raises ``TextError`` for what is no Word file, is damaged or is a bomb."""

    __slots__ = ("_archive", "_left", "_sizes", "document")

    def __init__(self, data: bytes) -> None:
        self._left = 2 * _MOST_XML
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, RuntimeError, IndexError, EOFError):
            raise TextError(
                "the file begins as a ZIP archive (Word file) but is cut off or damaged: send or download it again"
            ) from None
        members = self._archive.infolist()
        if len(members) > _MOST_MEMBERS:
            raise TextError(
                f"the archive holds {len(members)} files, more than any Word file: give the Word file itself"
            )
        self._sizes = {member.filename: member for member in members}
        self.document = self._find_document()

    def _find_document(self) -> str:
        for name, target, _ in self.relations("").values():
            if name == "officeDocument" and target in self._sizes and target.endswith(".xml"):
                if target.startswith(("xl/", "ppt/")):
                    break
                return target
        if "word/document.xml" in self._sizes:
            return "word/document.xml"
        raise TextError(f"this is {self._what()}, not a Word file: save it as a Word file (.docx), or as text")

    def _what(self) -> str:
        for name, what in _KINDS:
            if name in self._sizes:
                return what
        if "mimetype" in self._sizes:
            kind = self.bytes("mimetype").decode("ascii", "replace").strip()
            if kind.startswith(_OPEN_DOCUMENT):
                return f"an OpenDocument {kind.removeprefix(_OPEN_DOCUMENT).split('-')[0]} file"
            if kind == "application/epub+zip":
                return "an EPUB book"
        return "a ZIP archive without a Word document in it" if self._sizes else "an empty ZIP archive"

    def __contains__(self, part: str) -> bool:
        return part in self._sizes

    def bytes(self, part: str) -> bytes:
        """The content of ``part``, within bounds."""
        member = self._sizes[part]
        if member.flag_bits & 1:
            raise TextError("the archive is protected by a password: save it without one")
        if (
            member.file_size > _MOST_XML
            or member.file_size > self._left
            or (member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(1, member.compress_size))
        ):
            raise _bomb(part, member.file_size)
        try:
            with self._archive.open(member) as stream:
                # A bomb may say that it is small: no more is taken out than it said, and one byte.
                data = stream.read(member.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise TextError(
                f"the Word file is damaged ({part} cannot be unpacked): send or download it again"
            ) from None
        except RuntimeError:
            raise TextError(
                f"the archive is packed in a way that Word does not use ({part}): save it again with Word"
            ) from None
        if len(data) > member.file_size:
            raise _bomb(part, len(data))
        self._left -= len(data)
        return data

    def xml(self, part: str) -> etree._Element:
        """The root of an XML part, in the namespaces of the transitional form, whichever it is written in."""
        root = parse(self.bytes(part), part)
        if "purl.oclc.org/ooxml" in (root.tag if isinstance(root.tag, str) else ""):
            data = etree.tostring(root, encoding="utf-8")
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
            root = parse(data, part)
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """The relations of ``part`` by id: the last step of the type, the target part, whether it lies outside."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._sizes:
            return {}
        found = {}
        for relation in parse(self.bytes(path), path).iter(_REL):
            target, outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
            if not outside:
                path_of = unquote(target.split("#")[0])
                target = path_of[1:] if path_of.startswith("/") else posixpath.normpath(posixpath.join(folder, path_of))
            found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], target, outside)
        return found


def parse(data: bytes, part: str) -> etree._Element:
    """The root of an XML part. Entities, external and otherwise, and endless depth are refused."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise TextError(
                f"the Word file is nested deeper than any program can read ({part}): save it again with Word"
            ) from None
        raise TextError(
            f"the Word file is damaged ({part} is no sound XML): open it with Word, repair it and save it again"
        ) from None
    if root is None:
        raise TextError(f"the Word file is damaged ({part} is empty): send or download it again")
    if _doctype(root):
        raise TextError(
            f"the Word file declares XML entities ({part}), which no word processor does: save it again with Word"
        )
    return root


def _doctype(root: etree._Element) -> bool:
    return bool(getattr(root.getroottree().docinfo, "doctype", ""))


def _bomb(part: str, size: int) -> TextError:
    return TextError(
        f"{part} would unpack to {size / 1_000_000:.0f} MB or more, far beyond a document: "
        "give a Word file without what fills it"
    )
