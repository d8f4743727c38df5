"""Why two texts are held to be related, in the language of the page. The record keeps the reasons in English."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _


def reason(kept: str) -> str:
    """A reason as the record keeps it -> as the page says it; one of another form stays as it is."""
    match kept:
        case "the same title":
            return _("the same title")
        case "the same session":
            return _("the same session")
        case "the same agenda item":
            return _("the same agenda item")
        case "it recalls it":
            return _("it recalls it")
        case "the masthead names the item":
            return _("the masthead names the item")
        case "it puts the item on the agenda of a coming session":
            return _("it puts the item on the agenda of a coming session")
        case "its title is the item’s":
            return _("its title is the item’s")
        case "the symbol says so":
            return _("the symbol says so")
    if found := re.fullmatch(r"(\d+) of the draft’s (\d+) paragraphs live on", kept):
        return _("%(kept)s of the draft’s %(of)s paragraphs live on") % {"kept": found[1], "of": found[2]}
    if found := re.fullmatch(r"(\d+) of its (\d+) paragraphs come from it", kept):
        return _("%(kept)s of its %(of)s paragraphs come from it") % {"kept": found[1], "of": found[2]}
    if found := re.fullmatch(r"(\d+) sponsors there, (\d+) here", kept):
        return _("sponsors: %(there)s there, %(here)s here") % {"there": found[1], "here": found[2]}
    if found := re.fullmatch(r"the UN’s data name (\S+)", kept):
        return _("the UN’s data name %(symbol)s") % {"symbol": found[1]}
    if found := re.fullmatch(r"the exercise’s data name (\S+)", kept):
        return _("the exercise’s data name %(symbol)s") % {"symbol": found[1]}
    if found := re.fullmatch(r"confirmed by a person: (.*)", kept):
        return _("confirmed by a person: %(source)s") % {"source": found[1]}
    return kept
