"""The words of a document in their setting. A page has thousands of stretches: each as a template of its own costs more
than all else on the page together."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multilateral.web.cameabout import Name
from multilateral.web.folio import Piece, Words

register = template.Library()


@register.filter
def set_out(words: Sequence[Words]) -> SafeString:
    """Lead words in italics, citations as links, marks of notes as ways to their notes."""
    return mark_safe("".join(_run(run) for run in words))  # noqa: S308 - each part is escaped


@register.filter
def addressed(piece: Piece, lives: str) -> SafeString:
    """The address of a paragraph as a link; and the way to its life, if ``lives`` says where those are."""
    setting = '<a class="address" href="#{}" title="{}">{}</a>'
    address = format_html(setting, piece.anchor, _("Link to this paragraph"), piece.label)
    if not lives:
        return address
    named = _("The life of %(place)s") % {"place": piece.label}
    setting = '{}<a class="life" href="{}{}" lang="{}" aria-label="{}">{}</a>'
    return format_html(setting, address, lives, quote(piece.anchor), get_language(), named, _("its life"))


@register.filter
def listed(names: Sequence[Name]) -> SafeString:
    """Names in a row; those that are no State's as they were printed, in English."""
    return format_html_join("; ", "{}{}", map(_name, names)) or mark_safe("–")


@register.filter
def board(states: Sequence[tuple[str, str]]) -> SafeString:
    """How each State voted, for the eye."""
    return format_html_join("", '<li class="{}">{}</li>', states)


def _name(name: Name) -> tuple[str, str]:
    note = format_html(" <small>({})</small>", name.note) if name.note else ""
    return name.text if name.order else format_html('<bdi lang="en">{}</bdi>', name.text), note


def _run(run: Words) -> SafeString:
    if run.note:
        named = _("Note %(marker)s") % {"marker": run.text}
        setting = '<a class="fn" id="to-{0}" href="#{0}" role="doc-noteref" aria-label="{1}">{2}</a>'
        return format_html(setting, run.note, named, run.text)
    text = escape(run.text)
    if run.href:
        text = format_html('<a href="{}">{}</a>', run.href, text)
    elif run.unheld:
        why = _("%(symbol)s is not held in this record") % {"symbol": run.unheld}
        search = f"{reverse('search')}?q={quote(run.unheld)}"
        text = format_html('<a class="unheld" href="{}" title="{}">{}</a>', search, why, text)
    return format_html("<i>{}</i>", text) if run.lead else text
