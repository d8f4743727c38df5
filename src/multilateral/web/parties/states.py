"""The States and observers, with their names in six languages, their codes and where each fact comes from."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from multilateral.parties import facts, queries
from multilateral.parties.order import english_key
from multilateral.web.capacity import Request

GROUPS = {
    "african": gettext_lazy("Group of African States"),
    "asia-pacific": gettext_lazy("Group of Asia-Pacific States"),
    "eastern-european": gettext_lazy("Group of Eastern European States"),
    "grulac": gettext_lazy("Group of Latin American and Caribbean States"),
    "weog": gettext_lazy("Group of Western European and other States"),
}
KINDS = {
    "intergovernmental_organisation": gettext_lazy("intergovernmental organization"),
    "entity": gettext_lazy("entity"),
    "specialised_agency": gettext_lazy("specialized agency"),
}
LANGUAGES = {"ar": "العربية", "zh": "中文", "en": "English", "fr": "Français", "ru": "Русский", "es": "Español"}


def states(request: Request) -> HttpResponse:
    """Members, observer States and organisations; invented States apart.

    In French and Spanish the order is that of the names in the language, elsewhere that of the English names.
    """
    language = (get_language() or "en").partition("-")[0]
    held = [_row(state, language) for state in queries.states()]
    if language in ("fr", "es"):
        held.sort(key=lambda row: english_key(row["name"]))
    context = {
        "title": _("The States and observers"),
        "room": "bodies",
        "by_language": language in ("fr", "es"),
        "members": [row for row in held if row["status"] == "member"],
        "observers": [row for row in held if row["status"] == "observer"],
        "invented": [row for row in held if row["status"] == "invented"],
        "organisations": [_organisation(one, language) for one in facts.observers()],
        "sources": facts.sources(),
    }
    return render(request, "parties/states.html", context)


def _row(state: Any, language: str) -> dict[str, Any]:
    return {
        "code": state.code,
        "status": state.status,
        "name": state.name,
        "names": _names(state.names, language),
        "formal": state.facts.get("formal", ""),
        "iso2": state.iso2,
        "m49": state.m49,
        "group": GROUPS.get(state.regional_group, ""),
        "note": state.facts.get("group_note", ""),
        "to_confirm": bool(state.facts.get("to_confirm")),
        "source": state.source,
    }


def _organisation(one: facts.ObserverFact, language: str) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name(language),
        "names": _names(one.names, language),
        "kind": KINDS[one.kind],
        "basis": one.basis,
        "to_confirm": bool(one.to_confirm),
        "source": one.source,
    }


def _names(names: dict[str, str], language: str) -> list[tuple[str, str, str]]:
    """Language, its own name, and the name in it: all six, the page's own first."""
    return [
        ("zh-Hans" if code == "zh" else code, own, names[code])
        for code, own in sorted(LANGUAGES.items(), key=lambda pair: pair[0] != language)
        if code in names
    ]


urlpatterns = [path("states/", states, name="states")]
