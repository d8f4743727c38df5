"""The question ``may``, and the registry that answers it. Asked in one place: where an act begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from multilateral.parties.models import Role

if TYPE_CHECKING:
    from multilateral.parties.acting import By

Condition = Callable[["By", Any], str | None]
"""Given who acts and on what: ``None``, or the sentence that says why not."""


@dataclass(frozen=True, slots=True)
class Permit:
    """Who may do an act. ``says`` completes "may …", ``done`` completes "X …" (both translated).

    ``api``: a program may do it as well, for somebody and with a key of theirs (``parties/keys.py``).
    """

    act: str
    roles: frozenset[Role]
    says: Any
    done: Any
    when: Condition | None
    api: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to ``may``: true or false, and if false, why."""

    allowed: bool
    why: str = ""

    def __bool__(self) -> bool:
        return self.allowed


REGISTRY: dict[str, Permit] = {}


def permit(act: str, *roles: Role, says: Any, done: Any, when: Condition | None = None, api: bool = False) -> None:
    """Declares who may do an act; each room does this in its ``permits.py``, once an act."""
    if act in REGISTRY:
        raise RuntimeError(f"the act {act} has two permits")
    REGISTRY[act] = Permit(act, frozenset(roles), says, done, when, api)


def done(act: str) -> str:
    """What somebody did who did this act, in words; its name if the act is none of this version."""
    return str(REGISTRY[act].done) if act in REGISTRY else act


def may(by: By | None, act: str, on: Any = None) -> Verdict:
    """Whether ``by`` may do the act on that object. Reads nothing but its arguments and the registry."""
    granted = REGISTRY[act]
    if by is None:
        return Verdict(False, _("Sign in to %(act)s.") % {"act": granted.says})
    if by.role not in granted.roles:
        return Verdict(
            False,
            _("You act as %(role)s, who may not %(act)s. This is for: %(roles)s.")
            % {
                "role": by.role.label,
                "act": granted.says,
                "roles": ", ".join(str(role.label) for role in Role if role in granted.roles),
            },
        )
    why = granted.when(by, on) if granted.when else None
    return Verdict(why is None, why or "")


def may_by_api(by: By | None) -> Verdict:
    """Whether there is an act that ``by`` may do by API, so that a key for programs is of use to them."""
    verdicts = [may(by, name) for name, granted in REGISTRY.items() if granted.api]
    return next((verdict for verdict in verdicts if verdict), verdicts[0])
