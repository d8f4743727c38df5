"""Tracked changes accepted or rejected: by a resolver that shares no code with the writer, and by LibreOffice."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "\u2011"}


def words(data: bytes, *, accept: bool | None = None, author: str | None = None) -> list[str]:
    """The paragraphs of a Word file that have words, notes set where their marks stand.

    ``accept`` resolves its tracked changes first; ``None`` asks for a file that has none. With ``author`` only
    what that one asks for is accepted, and the rest rejected.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = file.namelist()
        roots = {n: etree.fromstring(file.read(n)) for n in ("word/document.xml", "word/footnotes.xml") if n in names}
    for root in roots.values():
        if author is not None:
            _turn(root, author)
        if accept is not None or author is not None:
            resolve(root, accept is not False)
    marked = [e for r in roots.values() for e in r.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")]
    assert not marked, "tracked changes are left in the file"
    notes = {
        note.get(f"{W}id"): " ".join(_text(p, {}).strip() for p in note.iter(f"{W}p"))
        for note in roots.get("word/footnotes.xml", [])
    }
    # LibreOffice leaves a joiner without width in an empty cell of a row that was tracked.
    start = roots["word/document.xml"].find(f".//{W}sectPr/{W}footnotePr/{W}numStart")
    _number(roots["word/document.xml"], 1 if start is None else int(start.get(f"{W}val", "1")))
    found = [_text(p, notes).replace("\u200d", "") for p in roots["word/document.xml"].iter(f"{W}p")]
    return [" ".join(text.split()) for text in found if text.strip()]


def _text(paragraph: etree._Element, notes: Mapping[str | None, str]) -> str:
    out = ""
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            out += element.text or ""
        elif element.tag == f"{W}footnoteReference":
            note, mark = notes[element.get(f"{W}id")], element.get("mark", "")
            # The note begins with a mark of its own, twice when LibreOffice has saved it.
            while element.get(f"{W}customMarkFollows") and mark and note.startswith(mark):
                note = note.removeprefix(mark).lstrip()
            out += f"[{mark}: {note}]"
        else:
            out += _SIGNS.get(str(element.tag), "")
    return out


def _number(root: etree._Element, start: int) -> None:
    """Give every reference the mark that is shown: its own, which is then no word of the text, or its number."""
    for reference in root.iter(f"{W}footnoteReference"):
        if reference.get(f"{W}customMarkFollows") is None:
            reference.set("mark", str(start))
            start += 1
            continue
        own = list(reference.itersiblings(f"{W}t"))
        reference.set("mark", "".join(t.text or "" for t in own))
        for text in own:
            text.text = ""


def _turn(root: etree._Element, author: str) -> None:
    """Make the changes that ``author`` has no part in say their opposite: accepted, they are then rejected."""
    for mark in list(root.iter(f"{W}ins", f"{W}del")):
        if author not in mark.get(f"{W}author", "").split("; "):
            mark.tag = f"{W}del" if mark.tag == f"{W}ins" else f"{W}ins"


def resolve(root: etree._Element, accept: bool) -> None:
    """Accept or reject every tracked change below ``root``, as ECMA-376 part 1, section 17.13.5, says."""
    gone, kept = (f"{W}del", f"{W}ins") if accept else (f"{W}ins", f"{W}del")
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            row.getparent().remove(row)  # type: ignore[union-attr]
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)  # type: ignore[union-attr]
    for mark in list(root.iter(gone)):
        parent = mark.getparent()
        if parent is not None and parent.tag == f"{W}p":
            parent.remove(mark)
    for mark in list(root.iter(kept)):
        parent = mark.getparent()
        if parent is not None and parent.tag == f"{W}p":
            at = parent.index(mark)
            parent[at : at + 1] = list(mark)
        elif parent is not None:
            parent.remove(mark)
    for deleted in list(root.iter(f"{W}delText")):
        deleted.tag = f"{W}t"
    for change in ("rPrChange", "pPrChange"):
        for mark in list(root.iter(f"{W}{change}")):
            properties = mark.getparent()
            assert properties is not None
            if accept:
                properties.remove(mark)
            else:
                before = mark[0]
                held = properties.find(f"{W}rPr") if change == "pPrChange" else None
                properties[:] = [*before, *([held] if held is not None else [])]
    # The end of a paragraph that is gone: its words join the next, whose properties stand.
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is None:
            continue
        following = paragraph.getnext()
        content = [e for e in paragraph if e.tag != f"{W}pPr"]
        if following is not None and following.tag == f"{W}p":
            at = 1 if following.find(f"{W}pPr") is not None else 0
            following[at:at] = content
        elif content:
            raise AssertionError("words whose paragraph has no end")
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]


_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Tracked" script:language="StarBasic">
Sub Resolve(folder As String)
  Dim names, one, into, command, document, helper, n
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim word(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  one = Dir(folder &amp; "/in/*.docx")
  names = ""
  Do While one &lt;&gt; ""
    names = names &amp; one &amp; "|"
    one = Dir()
  Loop
  For Each one In Split(names, "|")
    If one &lt;&gt; "" Then
      For n = 0 To 1
        document = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/in/" &amp; one), "_blank", 0, hidden())
        command = IIf(n = 0, ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges")
        into = IIf(n = 0, "/accepted/", "/rejected/")
        helper.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
        document.storeToURL(ConvertToURL(folder &amp; into &amp; one), word())
        document.close(True)
      Next n
    End If
  Next one
  StarDesktop.terminate()
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Tracked"/></library:library>
"""


def by_libreoffice(files: Sequence[bytes], soffice: str = "soffice") -> list[tuple[bytes, bytes]]:
    """Each file with all changes accepted, and with all rejected, by LibreOffice; one run of it for all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        basic = folder / "profile" / "user" / "basic" / "Standard"
        for path in (folder / "in", folder / "accepted", folder / "rejected"):
            path.mkdir()
        names = [f"{n:04d}.docx" for n in range(len(files))]
        for file, data in zip(names, files, strict=True):
            (folder / "in" / file).write_bytes(data)
        command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        # The first start lays out the profile and would overwrite a library that is there already.
        subprocess.run([*command, "macro:///Standard.Module1.Main"], check=True, capture_output=True, timeout=120)
        (basic / "Tracked.xba").write_text(_MACRO, encoding="utf-8")
        (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        command.append(f'macro:///Standard.Tracked.Resolve("{folder}")')
        subprocess.run(command, check=True, capture_output=True, timeout=120 + 10 * len(files))
        return [((folder / "accepted" / n).read_bytes(), (folder / "rejected" / n).read_bytes()) for n in names]
