"""What the styles of a Word file say of a paragraph or a run, with all that they are based on."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from multilateral.texts.read.docx_package import W

VAL = f"{W}val"
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(slots=True)
class Style:
    """One style; ``None`` is what it does not say. ``size`` is in half points, ``outline`` counts from 0.

    ``left`` is how far the paragraph is set in where its lines begin, in twentieths of a point.
    """

    based_on: str | None = None
    italic: bool | None = None
    italic_complex: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    size: int | None = None
    outline: int | None = None
    centred: bool | None = None
    list_id: str | None = None
    list_level: int | None = None
    left: int | None = None
    is_note_mark: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a file by their id, each resolved; ``paragraph`` is the one of a paragraph that names none."""

    styles: dict[str, Style] = field(default_factory=dict)
    paragraph: str = ""
    defaults: Style = field(default_factory=Style)
    lists: dict[str, str] = field(default_factory=dict)
    _resolved: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """The styles of ``styles.xml``."""
        found = cls()
        if root is None:
            return found
        for element in root:
            if element.tag == f"{W}docDefaults":
                found.defaults = _style(element)
            if element.tag != f"{W}style":
                continue
            key, kind = element.get(f"{W}styleId", ""), element.get(f"{W}type", "paragraph")
            style = found.styles[key] = _style(element)
            if kind == "paragraph" and is_on(element.get(f"{W}default", "0")):
                found.paragraph = key
            if kind == "numbering" and style.list_id is not None:
                found.lists[key] = style.list_id
        return found

    def of_id(self, key: str | None) -> Style:
        """The style with all that it inherits; the paragraph default where ``key`` names none."""
        key = self.paragraph if key is None else key
        known = self._resolved.get(key)
        if known is not None:
            return known
        chain, seen, at = [], set(), key
        while at is not None and at in self.styles and at not in seen:
            seen.add(at)
            chain.append(self.styles[at])
            at = self.styles[at].based_on or ""
        style = Style()
        for one in reversed(chain):
            for name in _INHERITED:
                if (value := getattr(one, name)) is not None:
                    setattr(style, name, value)
            style.is_note_mark = one.is_note_mark
        self._resolved[key] = style
        return style

    def of_run(self, properties: etree._Element, style: Style) -> tuple[bool, bool, bool, etree._Element | None]:
        """Of a run in a paragraph of ``style``: whether italic, raised, hidden; and the change of its format.

        A switch in a run outweighs the styles; on in both the paragraph's and the run's own style, it is off.
        """
        italic = complex_italic = hidden = raised = change = None
        named: Style | None = None
        is_complex = False
        for child in properties:
            tag = child.tag
            if tag == _I:
                italic = is_on(child.get(VAL))
            elif tag == _ICS:
                complex_italic = is_on(child.get(VAL))
            elif tag == _RSTYLE:
                key = child.get(VAL, "")
                named = self.of_id(key) if key in self.styles else None
            elif tag == _VANISH:
                hidden = is_on(child.get(VAL))
            elif tag == _ALIGN:
                raised = child.get(VAL) == "superscript"
            elif tag in (_RTL, _CS):
                is_complex = is_on(child.get(VAL))
            elif tag == _CHANGE:
                change = child
        # Arabic has switches of its own.
        if is_complex:
            italic, base = complex_italic, self.defaults.italic_complex
            styled = bool(style.italic_complex) != (named is not None and bool(named.italic_complex))
        else:
            base = self.defaults.italic
            styled = bool(style.italic) != (named is not None and bool(named.italic))
        italic = italic if italic is not None else bool(base) or styled
        raised = raised if raised is not None else bool(style.raised if named is None else named.raised)
        hidden = hidden if hidden is not None else bool(style.hidden) != (named is not None and bool(named.hidden))
        return italic, raised, hidden, change


_I, _ICS, _RTL, _CS, _RSTYLE, _VANISH, _ALIGN, _CHANGE = (
    f"{W}{name}" for name in ("i", "iCs", "rtl", "cs", "rStyle", "vanish", "vertAlign", "rPrChange")
)
_INHERITED = (
    "italic",
    "italic_complex",
    "hidden",
    "raised",
    "size",
    "outline",
    "centred",
    "list_id",
    "list_level",
    "left",
)
_TAGS = {
    f"{W}{name}": name
    for name in (
        "name basedOn i iCs vanish vertAlign sz outlineLvl jc ind numId ilvl pPrChange rPrChange "
        "numberingChange".split()
    )
}


def _style(element: etree._Element) -> Style:
    style = Style()
    for child in element.iter(*_TAGS):
        value = child.get(VAL)
        match _TAGS[child.tag]:
            case "name":
                style.is_note_mark = value in ("footnote reference", "endnote reference")
            case "basedOn":
                style.based_on = value
            case "i":
                style.italic = is_on(value)
            case "iCs":
                style.italic_complex = is_on(value)
            case "vanish":
                style.hidden = is_on(value)
            case "vertAlign":
                style.raised = value == "superscript"
            case "sz":
                style.size = number(value)
            case "outlineLvl":
                style.outline = number(value)
            case "jc":
                style.centred = value == "center"
            case "ind":
                style.left = inset(child)
            case "numId":
                style.list_id = value
            case "ilvl":
                style.list_level = number(value)
            case _:
                pass
    return style


def is_on(value: str | None) -> bool:
    """Whether a switch of Word is on: it is, where it says nothing more."""
    return value not in _OFF


def inset(element: etree._Element) -> int | None:
    """How far ``w:ind`` sets the lines of a paragraph in, in twentieths of a point; ``None`` if it does not say."""
    return number(element.get(f"{W}left", element.get(f"{W}start")))


def number(value: str | None) -> int | None:
    """A number of an attribute; ``None`` for what is none."""
    return int(value) if value is not None and value.isdecimal() and len(value) < 10 else None
