"""The words of a document in their setting. A page has thousands of stretches: each as a template of its own costs more
than all else on the page together."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multilateral.web.cameabout import Name
from multilateral.web.folio import Piece, Words

register = template.Library()


@register.filter
def set_out(words: Sequence[Words]) -> SafeString:
    """Lead words in italics, citations as links, marks of notes as ways to their notes."""
    return mark_safe("".join(map(_run, words)))  # noqa: S308 - each part is escaped


@register.filter
def addressed(piece: Piece, lives: str) -> SafeString:
    """The address of a paragraph as a link; and the way to its life, if ``lives`` says where those are."""
    anchor, label, why = escape(piece.anchor), escape(piece.label), escape(_("Link to this paragraph"))
    found = f'<a class="address" href="#{anchor}" title="{why}">{label}</a>'
    if lives:
        named = escape(_("The life of %(place)s") % {"place": piece.label})
        words, there = escape(_("its life")), escape(lives + quote(piece.anchor))
        found += f'<a class="life" href="{there}" lang="{get_language()}" aria-label="{named}">{words}</a>'
    return mark_safe(found)  # noqa: S308 - each part is escaped


@register.filter
def listed(names: Sequence[Name]) -> SafeString:
    """Names in a row; those that are no State's as they were printed, in English."""
    return mark_safe("; ".join(map(_name, names)) or "–")  # noqa: S308 - each part is escaped


@register.filter
def board(states: Sequence[tuple[str, str]]) -> SafeString:
    """How each State voted, for the eye."""
    return format_html_join("", '<li class="{}">{}</li>', states)


def _name(name: Name) -> str:
    text = escape(name.text) if name.order else f'<bdi lang="en">{escape(name.text)}</bdi>'
    return f"{text} <small>({escape(name.note)})</small>" if name.note else text


def _run(run: Words) -> str:
    text = escape(run.text)
    if run.note:
        note, named = escape(run.note), escape(_("Note %(marker)s") % {"marker": run.text})
        return f'<a class="fn" id="to-{note}" href="#{note}" role="doc-noteref" aria-label="{named}">{text}</a>'
    if run.href:
        text = f'<a href="{escape(run.href)}">{text}</a>'
    elif run.unheld:
        why = escape(_("%(symbol)s is not held in this record") % {"symbol": run.unheld})
        search = escape(f"{reverse('search')}?q={quote(run.unheld)}")
        text = f'<a class="unheld" href="{search}" title="{why}">{text}</a>'
    return f"<i>{text}</i>" if run.lead else text
