"""The rules for pages: scripts, styles, hosts and untranslated words in templates, physical sides in style sheets."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.checks import files

WEB = "src/multilateral"

# Words that are the same in every language, or names. Anything else goes through gettext.
SAME_EVERYWHERE = {
    *("Multilateral", "Akoma", "Ntoso", "Word", "PDF", "JSON", "HTML", "XML", "Atom", "iCalendar", "vCard", "OpenAPI"),
    *("AKN", "DOCX", "SHA", "UTC", "RFC", "Ed25519", "EX", "URL", "API", "CSV", "SVG"),
    *("العربية", "中文", "English", "Français", "Русский", "Español"),
}

_BLOCKS = re.compile(
    r"\{#.*?#\}"
    r"|\{%-?\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}"
    r"|\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}"
    r"|<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>"
    r"""|<(\w+)\b[^<>]*\btranslate=["']no["'][^<>]*>[^<]*</\1>""",
    re.S | re.I,
)
_TEMPLATE_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
# The name of an element may itself come from a template tag, which leaves blanks before it.
_TAG = re.compile(r"""<\s*[a-zA-Z/!](?:"[^"]*"|'[^']*'|[^"'>])*>""", re.S)
_SPOKEN = re.compile(
    r"""\s(title|alt|placeholder|aria-label|aria-description|label|content)\s*=\s*(["'])(.*?)\2""", re.S | re.I
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:[’'-][^\W\d_]+)*")

_LOADS = re.compile(
    r"""\b(?:src|srcset|poster|action|formaction|data)\s*=\s*["']?\s*(?:https?:)?//"""
    r"""|<link\b(?=[^>]*\brel\s*=\s*["']?[^"'>]*(?:stylesheet|icon|preload|preconnect|dns-prefetch|manifest|prefetch))"""
    r"""[^>]*\bhref\s*=\s*["']?\s*(?:https?:)?//"""
    r"""|url\(\s*["']?\s*(?:https?:)?//|@import\s+["'](?:https?:)?//"""
    r"""|\b(?:fetch|import|EventSource|WebSocket|importScripts|sendBeacon)\(\s*[`"'](?:https?:|wss?:)?//"""
    r"""|\bfrom\s+["'](?:https?:)?//""",
    re.I,
)
_PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?<![\w-])(?:text-align(?:-last)?|float|clear|caption-side)\s*:\s*(?:left|right)\b",
    re.I,
)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _blank(match: re.Match[str]) -> str:
    """Takes the words out and leaves the lines, so that line numbers stay true."""
    return re.sub(r"[^\n]", " ", match.group())


def templates(root: Path) -> list[Path]:
    """The pages and mails of the product."""
    return [p for p in files(root, WEB, ".html", ".txt") if "templates" in p.parts]


def inline_code(root: Path) -> list[str]:
    """No page holds a style, a script or a handler of its own: the content security policy forbids them."""
    forms = {
        r"<[^<>]*\sstyle\s*=": "an inline style",
        r"<style\b": "a style element",
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*\btype\s*=\s*[\"']application/(?:ld\+)?json)": "an inline script",
        r"<[^<>]*\son[a-z]+\s*=": "an inline handler",
        r"javascript:": "a javascript: address",
    }
    found = []
    for path in templates(root):
        text = path.read_text(encoding="utf-8")
        for pattern, what in forms.items():
            found += [
                f"{path.relative_to(root)}:{_line(text, m.start())}: {what}" for m in re.finditer(pattern, text, re.I)
            ]
    return found


def untranslated(root: Path) -> list[str]:
    """Every word that a person reads in a page goes through gettext."""
    found = []
    for path in templates(root):
        text = _TEMPLATE_TAGS.sub(_blank, _BLOCKS.sub(_blank, path.read_text(encoding="utf-8")))
        spoken = [
            (tag.start() + value.start(3), value.group(3))
            for tag in _TAG.finditer(text)
            for value in _SPOKEN.finditer(tag.group())
            if value.group(1).lower() != "content" or re.search(r"\bname=[\"']description", tag.group())
        ]
        bare = re.sub(r"&\w+;", _blank, _TAG.sub(_blank, text) if path.suffix == ".html" else text)
        spoken += [(m.start(), m.group().strip()) for m in re.finditer(r"\S[^\n]*", bare)]
        for offset, words in sorted(spoken):
            if unknown := [w for w in _WORD.findall(words) if w not in SAME_EVERYWHERE]:
                found.append(
                    f"{path.relative_to(root)}:{_line(text, offset)}: not translated: {' '.join(unknown)[:60]}"
                )
    return found


def untranslated_messages(root: Path) -> list[str]:
    """A view passes no plain English string to a message or a form label."""
    found = []
    for path in files(root, f"{WEB}/web", ".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            said = [k.value for k in node.keywords if k.arg in {"label", "help_text", "verbose_name", "empty_label"}]
            called = node.func
            if (
                isinstance(called, ast.Attribute)
                and isinstance(called.value, ast.Name)
                and called.value.id == "messages"
                and called.attr in {"success", "error", "warning", "info"}
            ):
                said += node.args[1:2]
            for value in said:
                plain = isinstance(value, ast.Constant) and isinstance(value.value, str) and _WORD.search(value.value)
                if plain or isinstance(value, ast.JoinedStr):
                    found.append(f"{path.relative_to(root)}:{value.lineno}: a plain string where gettext belongs")
    return found


def physical_sides(root: Path) -> list[str]:
    """Style sheets speak of start and end, never of left and right: pages are read in both directions."""
    found = []
    for path in files(root, WEB, ".css"):
        text = re.sub(r"/\*.*?\*/", _blank, path.read_text(encoding="utf-8"), flags=re.S)
        found += [f"{path.relative_to(root)}:{_line(text, m.start())}: {m.group()}" for m in _PHYSICAL.finditer(text)]
    return found


def third_parties(root: Path) -> list[str]:
    """No page, style sheet or script loads anything from, or sends anything to, another host."""
    found = []
    for path in files(root, WEB, ".html", ".css", ".js"):
        text = path.read_text(encoding="utf-8")
        found += [f"{path.relative_to(root)}:{_line(text, m.start())}: {m.group()}" for m in _LOADS.finditer(text)]
    return found
