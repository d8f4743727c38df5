"""One thing that an operative paragraph does, in whatever language it is said."""

from __future__ import annotations

from dataclasses import dataclass

FOLLOWED_UP = frozenset({"Decides", "Requests", "Invites"})
"""The verbs that feed the register of follow-up, where they have an addressee."""

ASKING = ("Requests", "Invites", "Urges", "Encourages", "Calls upon", "Appeals to", "Authorizes", "Instructs", "Asks")
"""The verbs that ask something of somebody, as they are most often met with; ``Mandates`` and ``Entrusts`` are rare."""

DIRECTIVE = frozenset({"Decides", *ASKING, "Mandates", "Entrusts"})
"""The verbs that decide something or ask it of somebody; all others state where the body stands."""

INCLUDE, CONSIDER, SEIZED = "include", "consider", "seized"


@dataclass(frozen=True, slots=True)
class OperativeAct:
    """One thing that a paragraph does.

    ``verb`` is the plain verb in English ("Also requests", "Reiterates its request to" and «prie» are ``Requests``);
    ``addressee`` whoever is to do it, as printed, article dropped: for "Decides to" the body that decides;
    ``task`` the words of what is to be done. ``due_session`` is the number of the session named: of the body that
    speaks or of the General Assembly, unless ``due_body`` names another. ``due_date`` is ISO 8601; where
    only a year is named, its last day. ``agenda_kind`` says what is done to an agenda: ``include`` puts an item on it,
    ``consider`` takes a question up at a session, ``seized`` keeps it open. ``agenda_title`` is then the item or
    sub-item, ``agenda_item`` the item above a sub-item, ``agenda_session`` and ``due_session`` the session.
    Where an item is put on an agenda nobody is addressed.
    """

    paragraph: str
    verb: str
    addressee: str | None
    task: str
    due_session: int | None = None
    due_date: str | None = None
    agenda_title: str | None = None
    agenda_session: int | None = None
    agenda_item: str | None = None
    agenda_kind: str | None = None
    due_body: str | None = None

    @property
    def puts_on_agenda(self) -> bool:
        """Whether an item that is named goes on an agenda by it."""
        return self.agenda_kind == INCLUDE and self.agenda_title is not None

    @property
    def followed_up(self) -> bool:
        """Whether the act belongs in the register of follow-up, or puts an item on an agenda."""
        return self.puts_on_agenda or (self.verb in FOLLOWED_UP and self.addressee is not None)
