"""Small Word files for tests, made of the body that a test is about."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def word(body: str, **parts: str) -> bytes:
    """A Word file with this content of ``w:body``; further parts by name (``footnotes="<w:footnote …"``)."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in parts
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
        files[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{content}</w:{root}>"
    return archive(files)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of an archive."""
    with zipfile.ZipFile(BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is no XML is plain words."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def note(kind: str, id: int, text: str) -> str:
    """A note for the part ``footnotes`` or ``endnotes``."""
    return (
        f'<w:{kind} w:id="{id}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
        f"{r(' ' + text)}</w:p></w:{kind}>"
    )


def mark(kind: str, id: int) -> str:
    """The mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def ins(inner: str, author: str = "Aldonia", id: int = 1) -> str:
    """Runs that somebody inserted."""
    return f'<w:ins w:id="{id}" w:author="{author}" w:date="2030-01-02T03:04:05Z">{inner}</w:ins>'


def gone(text: str, author: str = "Borduria", id: int = 2) -> str:
    """Words that somebody deleted."""
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="{id}" w:author="{author}" w:date="2030-01-02T03:04:05Z">{run}</w:del>'
