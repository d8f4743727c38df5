"""How negotiators write a proposal down: replace “a” by “b”; after “a”, insert “b”; delete “a”."""

from __future__ import annotations

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from multilateral.negotiation.models import Change, ChangeKind


def convention(change: Change, label: str = "") -> str:
    """The proposal in the room's own form, without the name of the State. ``label`` is its paragraph's."""
    said = {"old": _set(change.old), "new": _set(change.new), "place": label}
    match change.kind:
        case ChangeKind.REPLACE:
            return _("replace “%(old)s” by “%(new)s”") % said
        case ChangeKind.INSERT if change.old:
            return _("after “%(old)s”, insert “%(new)s”") % said
        case ChangeKind.INSERT:
            return _("at the beginning, insert “%(new)s”") % said
        case ChangeKind.DELETE:
            return _("delete “%(old)s”") % said
        case ChangeKind.NEW_PARAGRAPH:
            return _("new paragraph after %(place)s: “%(new)s”") % said
    return _("delete the paragraph")


def _set(words: str) -> str:
    """The words as they stand in a sentence: isolated where it runs from right to left and they may not."""
    return f"\u2068{words}\u2069" if words and get_language_bidi() else words
