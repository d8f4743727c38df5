"""Names and dates as the pages show them."""

from __future__ import annotations

import datetime

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multilateral.rules.book import RuleBook
from multilateral.web.folio import place_printed

register = template.Library()

FIELDS = {
    "names": gettext_lazy("the name"),
    "members": gettext_lazy("how many members"),
    "chairs": gettext_lazy("the Chair"),
    "begins": gettext_lazy("when it began"),
    "ends": gettext_lazy("when it ended"),
    "outcomes": gettext_lazy("the outcome"),
    "mandate": gettext_lazy("the mandate"),
    "mandates": gettext_lazy("the mandating resolution"),
    "sessions": gettext_lazy("the sessions"),
    "symbol_root": gettext_lazy("the symbol of its documents"),
}

KINDS = {
    "resolution": gettext_lazy("resolution"),
    "draft resolution": gettext_lazy("draft resolution"),
    "decision": gettext_lazy("decision"),
    "draft decision": gettext_lazy("draft decision"),
    "report": gettext_lazy("report"),
    "letter": gettext_lazy("letter"),
    "note": gettext_lazy("note"),
    "statement": gettext_lazy("statement"),
    "collection": gettext_lazy("collection"),
    "other": gettext_lazy("document"),
}


VERBS = {
    "Decides": gettext_lazy("decides"),
    "Requests": gettext_lazy("requests"),
    "Invites": gettext_lazy("invites"),
    "Urges": gettext_lazy("urges"),
    "Encourages": gettext_lazy("encourages"),
    "Calls upon": gettext_lazy("calls upon"),
    "Appeals to": gettext_lazy("appeals to"),
    "Authorizes": gettext_lazy("authorizes"),
    "Instructs": gettext_lazy("instructs"),
    "Asks": gettext_lazy("asks"),
}


@register.filter
def verb(name: str) -> str:
    """What a paragraph does, in the page's language: "requests" for ``Requests``."""
    return str(VERBS.get(name, name.lower()))


@register.filter
def kind_of_document(kind: str) -> str:
    """What kind of document it is, in the page's language."""
    return str(KINDS.get(kind, kind))


@register.filter
def own_name(language: str) -> str:
    """The name of a language in that language: "العربية" for "ar"; a code that has none stays as it is."""
    # The pages' languages are told by their scripts too ("zh-hans"); those of the texts are not.
    return {code.partition("-")[0]: name for code, name in settings.LANGUAGES}.get(language, language)


@register.filter
def named(states: dict[str, str], code: str) -> str:
    """The name of the State with this code."""
    return states.get(code, code)


@register.filter
def field_name(field: str) -> str:
    """A field of a body in words."""
    return str(FIELDS.get(field, field))


@register.filter
def partial_date(value: str) -> str:
    """A year, a month or a day in ISO 8601, written out in the page's language."""
    parts = [int(part) for part in value.split("-")] if value else []
    if len(parts) == 3:
        return date_format(datetime.date(*parts), "DATE_FORMAT")
    if len(parts) == 2:
        return date_format(datetime.date(parts[0], parts[1], 1), "YEAR_MONTH_FORMAT")
    return value


@register.filter
def place(address: str) -> str:
    """How a paragraph is called on the pages: ``op2.a`` is OP2 (a)."""
    return place_printed(address)


@register.filter
def rule_of(rule: str, book: RuleBook) -> str:
    """A rule of a book as it is quoted on pages."""
    return _("Source: %(rule)s") % {"rule": book.cite(rule)}
