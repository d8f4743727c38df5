"""A comparison for the eye: a standalone HTML page, and marked text for a terminal."""

from __future__ import annotations

from gettext import gettext as _
from html import escape

from multilateral.texts.address import label
from multilateral.texts.compare import Alignment, Comparison, readable
from multilateral.texts.compare.events import Event
from multilateral.texts.compare.units import has_paragraphs, units
from multilateral.texts.compare.words import Piece
from multilateral.texts.model import Document
from multilateral.texts.write.body import number_printed, printable
from multilateral.texts.write.html import language_of, notice, page, title_of

_INSERTED, _DELETED, _QUIET, _PLAIN = "\x1b[32;4m", "\x1b[31;9m", "\x1b[2m", "\x1b[0m"


def text(comparison: Comparison, old: Document, new: Document, *, colour: bool = False) -> str:
    """The comparison as marked text: ``[-words out-] {+words in+}``; with ``colour`` for a terminal that has it."""
    numbers = _numbers(old, new)
    lines = [f"{comparison['old'] or title_of(old)} → {comparison['new'] or title_of(new)}", summary(comparison), ""]
    for alignment in comparison["alignments"]:
        head = f"{place(alignment)}  {_types(alignment)}"
        lines.append(f"{_QUIET}{head}{_PLAIN}" if colour else head)
        number = number_printed(numbers[alignment["new"][0] if alignment["new"] else "-" + alignment["old"][0]])
        words = "".join(_marked(piece, colour) for piece in pieces(alignment))
        lines.append(_safe(f"{number} {words}".strip()))
        lines += [f"  {_safe(told)}" for told in sentences(alignment["events"])]
        lines.append("")
    return "\n".join(lines)


def html(comparison: Comparison, old: Document, new: Document) -> bytes:
    """The comparison as one HTML file; insertions and deletions are also said in words for those who listen."""
    names = f"{comparison['old'] or title_of(old)} → {comparison['new'] or title_of(new)}"
    numbers = _numbers(old, new)
    lang = language_of(new)
    head = f'<h1>{_text(names)}</h1>\n<p class="summary">{_text(summary(comparison))}</p>'
    out = ["<article>", head, f"<div{lang}>"]
    for alignment in comparison["alignments"]:
        out.append(_paragraph(alignment, numbers))
    out += ["</div>", "</article>"]
    return page(names, "en", out, notice(old, new, language="en"))


def summary(comparison: Comparison) -> str:
    """The whole change in one sentence of numbers."""
    kept = sum(1 for a in comparison["alignments"] if a["types"][0] == "same")
    edited = sum(1 for a in comparison["alignments"] if a["types"][0] == "edited")
    new = sum(1 for a in comparison["alignments"] if not a["old"])
    dropped = sum(1 for a in comparison["alignments"] if not a["new"])
    counts = comparison["counts"]
    return _(
        "Paragraphs: %(kept)d kept, %(edited)d edited, %(new)d new, %(dropped)d dropped. "
        "Words: %(deleted)d out, %(inserted)d in, %(moved)d moved."
    ) % {"kept": kept, "edited": edited, "new": new, "dropped": dropped, **counts}


def place(alignment: Alignment) -> str:
    """Where it stood and stands: ``PP3``, ``PP7 + PP9 → PP5``."""
    old, new = (" + ".join(label(id) for id in alignment[side]) for side in ("old", "new"))
    return old if old == new or not new else new if not old else f"{old} → {new}"


def pieces(alignment: Alignment) -> list[Piece]:
    """The words of an alignment with the smallest steps joined, as a person reads them best."""
    return readable([Piece(w["op"], w["text"]) for w in alignment["words"]])


def sentences(events: list[Event]) -> list[str]:
    """The events in words; citations as one list each way."""
    told: list[str] = []
    cited: dict[str, list[str]] = {"citation-removed": [], "citation-added": []}
    for event in events:
        match event:
            case {"type": "verb", "old": was, "new": now}:
                told.append(_("Verb: %(was)s → %(now)s") % {"was": _apart(was), "now": _apart(now)})
            case {"type": "number", "old": was, "new": now}:
                told.append(_("Number: %(was)s → %(now)s") % {"was": _apart(was), "now": _apart(now)})
            case {"type": "citation-added" | "citation-removed" as way, "target": str(target)}:
                cited[way].append(target)
    if cited["citation-removed"]:
        told.append(_("Citations removed: %s") % ", ".join(cited["citation-removed"]))
    if cited["citation-added"]:
        told.append(_("Citations added: %s") % ", ".join(cited["citation-added"]))
    return told


def _apart(words: object) -> str:
    # Two Arabic words with an arrow between them would change places: each is kept in a direction of its own.
    told = str(words or "—")
    return told if told.isascii() or told == "—" else f"\u2068{told}\u2069"


def _types(alignment: Alignment) -> str:
    words = {
        "same": _("same"),
        "edited": _("edited"),
        "moved": _("moved"),
        "renumbered": _("renumbered"),
        "split": _("split"),
        "merged": _("merged"),
        "inserted": _("new"),
        "deleted": _("dropped"),
    }
    return ", ".join(words[name] for name in alignment["types"])


def _numbers(old: Document, new: Document) -> dict[str, str | None]:
    """The printed number by paragraph id; ids of the old text stand below ``-``."""
    blocks = not (has_paragraphs(old) and has_paragraphs(new))
    found = {f"-{unit.id}": unit.number for unit in units(old, blocks=blocks)}
    return found | {unit.id: unit.number for unit in units(new, blocks=blocks)}


def _marked(piece: Piece, colour: bool) -> str:
    match piece.op:
        case "insert":
            mark = f"{{+{piece.text}+}}"
            return f"{_INSERTED}{mark}{_PLAIN}" if colour else mark
        case "delete":
            mark = f"[-{piece.text}-]"
            return f"{_DELETED}{mark}{_PLAIN}" if colour else mark
    return piece.text


def _safe(line: str) -> str:
    # What a text holds must not steer the terminal; only our own colours may.
    for code in (_INSERTED, _DELETED, _QUIET, _PLAIN):
        line = line.replace(code, code.replace("\x1b", "\ue000"))
    return "".join(" " if c < " " or c == "\x7f" else c for c in line).replace("\ue000", "\x1b")


def _paragraph(alignment: Alignment, numbers: dict[str, str | None]) -> str:
    whole = not (alignment["old"] and alignment["new"])
    words = "".join(_element(piece, whole) for piece in pieces(alignment))
    id = "-".join(alignment["new"][0].split()) if alignment["new"] else "old-" + "-".join(alignment["old"][0].split())
    number = number_printed(numbers[alignment["new"][0] if alignment["new"] else "-" + alignment["old"][0]])
    printed = f'<span class="num">{_text(number)}</span> ' if number else ""
    sign = f"<small>{_text(_types(alignment))}</small>"
    told = "".join(f"<li>{_text(words)}</li>" for words in sentences(alignment["events"]))
    # What the page itself says is in its own language, whatever the language of the texts.
    events = f'<ul class="events" lang="en" dir="ltr">{told}</ul>' if told else ""
    address = f'<a class="address" href="#{_text(id)}" lang="en" dir="ltr">{_text(place(alignment))}{sign}</a>'
    return f'<div class="para" id="{_text(id)}">{address}<p>{printed}{words}</p>{events}</div>'


def _element(piece: Piece, whole: bool) -> str:
    if piece.op == "equal":
        return _text(piece.text)
    tag, begins, ends = (
        ("ins", _("insertion:"), _("end of insertion"))
        if piece.op == "insert"
        else ("del", _("deletion:"), _("end of deletion"))
    )
    kind = ' class="whole"' if whole and piece.op == "insert" else ""
    return (
        f'<{tag}{kind}><span class="spoken" lang="en">{_text(begins)} </span>{_text(piece.text)}'
        f'<span class="spoken" lang="en"> {_text(ends)}</span></{tag}>'
    )


def _text(value: str | None) -> str:
    return escape(printable(value or ""), quote=True)
