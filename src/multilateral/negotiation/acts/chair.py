"""What the Chair does: gives every proposal and concern an outcome, and publishes the next revision."""

from __future__ import annotations

import re

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral.negotiation import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.negotiation.acts.drafts import LONGEST
from multilateral.negotiation.acts.floor import current
from multilateral.negotiation.acts.texts import enter_labels, on_the_floor
from multilateral.negotiation.consolidate import Unplaced, consolidate
from multilateral.negotiation.models import (
    ChangeKind,
    Concern,
    Disposition,
    Revision,
    RollingText,
    TextualProposal,
)
from multilateral.negotiation.queries.desk import clashes, fingerprint, outcomes, taken
from multilateral.negotiation.queries.texts import document, places, revision
from multilateral.negotiation.words import carry, tidy
from multilateral.parties.acting import By, Overtaken, Refused, act
from multilateral.texts.amend import Change
from multilateral.texts.model import to_json

Outcome = Disposition.Outcome


@act("negotiation.dispose", on="text")
def dispose(
    *,
    by: By,
    text: RollingText,
    proposal: TextualProposal | None = None,
    concern: Concern | None = None,
    outcome: str,
    words: str = "",
    reason: str = "",
    seen: int,
) -> Disposition:
    """Says what becomes of one proposal or concern in the next revision: the Chair's own until that is published.

    Of a proposal taken in part ``words`` are what comes into the text in its place; of a concern, the
    answer. Until publication the Chair may change their mind by saying it again.
    """
    on_the_floor(by, text)
    current(text, seen)
    about = proposal or concern
    if about is None or (proposal is not None and concern is not None) or about.text_id != text.pk:
        raise Refused(_("Say which proposal or concern of this text is meant."))
    if proposal is not None and proposal.stage != TextualProposal.Stage.OPEN:
        raise Overtaken(_("Proposal %(number)s is no longer open.") % {"number": proposal.number})
    if concern is not None and not concern.open:
        raise Overtaken(_("Concern %(number)s has been answered already.") % {"number": concern.number})
    if outcome not in Outcome.values:
        raise Refused(_("Choose an outcome for %(what)s.") % {"what": name(about)})
    words, reason = tidy(words), tidy(reason)
    if max(len(words), len(reason)) > LONGEST:
        raise Refused(_("That is too long: an outcome has at most %(most)s characters.") % {"most": LONGEST})
    if outcome in (Outcome.IN_PART, Outcome.NOT_INCORPORATED) and not reason:
        raise Refused(
            _("Give the reason why %(what)s is not met in full; it is published with the outcome.")
            % {"what": name(about)}
        )
    if proposal is not None and outcome == Outcome.IN_PART and not words:
        raise Refused(_("Write the words that you take of %(what)s.") % {"what": name(about)})
    if (
        proposal is not None
        and outcome in (Outcome.INCORPORATED, Outcome.IN_PART)
        and proposal.revision < text.revision
    ):
        raise Refused(
            _("The words that %(what)s would change no longer stand, so it cannot be taken. Carry it, or say why not.")
            % {"what": name(about)}
        )
    if proposal is not None and outcome != Outcome.IN_PART:
        words = ""
    found = Disposition.objects.filter(
        text=text, proposal=proposal, concern=concern, revision=text.revision + 1
    ).first() or Disposition(text=text, proposal=proposal, concern=concern, revision=text.revision + 1)
    found.outcome, found.words, found.reason = outcome, words, reason
    found.save()
    return found


@act("negotiation.publish_revision", on="text")
def publish_revision(*, by: By, text: RollingText, seen: int, previewed: str | None = None) -> Revision:
    """Publishes the next revision with the outcome of every open proposal and concern.

    ``previewed`` is the ``fingerprint`` of the outcomes that the Chair looked at: if another Chair has
    changed one since, ``Overtaken``. Raises ``Refused`` while an outcome is missing or two proposals
    to be incorporated exclude each other, naming each.
    """
    on_the_floor(by, text)
    current(text, seen)
    if previewed is not None and previewed != fingerprint(text, by):
        raise Overtaken(_("An outcome was changed since you looked at the next revision. Look again, then publish."))
    prepared = outcomes(text, by)
    if not prepared:
        raise Refused(
            _("Nothing was proposed and no concern raised since the last revision; there is nothing to publish.")
        )
    missing = [name(o.about) for o in prepared if o.disposition is None]
    if missing:
        raise Refused(
            ngettext(
                "One outcome is missing, so the revision cannot be published: %(names)s.",
                "%(count)s outcomes are missing, so the revision cannot be published: %(names)s.",
                len(missing),
            )
            % {"count": len(missing), "names": "; ".join(missing)}
        )
    if pairs := clashes(text, by):
        raise Refused(
            _("These exclude each other, so they cannot both be incorporated: %(pairs)s. Take one in part, or not.")
            % {"pairs": "; ".join(_("%(one)s and %(other)s") % {"one": name(a), "other": name(b)} for a, b in pairs)}
        )
    before, source = revision(text), document(text)
    assert before is not None and source is not None
    changes = taken(text, by)
    symbol = revised(text.work.symbol, text.revision + 1)
    try:
        result = consolidate(source, changes, symbol, timezone.now().date().isoformat())
    except Unplaced as error:
        raise Refused(str(error)) from None
    then = {p.paragraph.pk: p for p in places(before)}
    after = Revision.objects.create(
        text=text,
        number=text.revision + 1,
        symbol=symbol,
        document=to_json(result.document),
        published_at=timezone.now(),
    )
    kept = {address: p.paragraph for p in then.values() if (address := result.addresses.get(p.address)) is not None}
    enter_labels(after, result.document, kept)
    now = {p.paragraph.pk: p for p in places(after)}
    for one in prepared:
        assert one.disposition is not None
        one.disposition.published = True
        one.disposition.save()
        carried = one.disposition.outcome == Outcome.CARRIED
        if isinstance(one.about, Concern):
            one.about.open = carried
        elif not carried:
            one.about.stage = TextualProposal.Stage.DISPOSED
        elif one.about.paragraph_id in now and not one.lost:
            was, stands = then[one.about.paragraph_id], now[one.about.paragraph_id]
            here = [c for c in changes if c.paragraph == was.address]
            _move(one.about, was.words, stands.words, here, after.number)
        one.about.save()
    text.revision = after.number
    text.save()
    return after


def _move(proposal: TextualProposal, was: str, now: str, changes: list[Change], number: int) -> None:
    """Moves a carried proposal to where its words stand in the new revision; if they no longer do, it stays behind."""
    if proposal.kind == ChangeKind.NEW_PARAGRAPH:
        proposal.start = proposal.end = len(now)
    elif proposal.kind == ChangeKind.DELETE_PARAGRAPH:
        proposal.start, proposal.end, proposal.old = 0, len(now), now
    else:
        span = carry(was, now, (proposal.start, proposal.end), changes)
        if span is None:
            return
        proposal.start, proposal.end = span
        proposal.old = now[span[0] : span[1]]
    proposal.revision = number


def revised(symbol: str, number: int) -> str:
    """The symbol of a revision: ``…/L.4`` becomes ``…/L.4/Rev.1``, ``…/L.4/Rev.1`` becomes ``…/L.4/Rev.2``."""
    printed = re.fullmatch(r"(.*)/Rev\.(\d+)", symbol)
    return f"{printed[1]}/Rev.{int(printed[2]) + number}" if printed else f"{symbol}/Rev.{number}"


def name(about: TextualProposal | Concern) -> str:
    """What a proposal or a concern is called in a sentence."""
    said = {"number": about.number, "state": about.delegation.name}
    if isinstance(about, TextualProposal):
        return _("proposal %(number)s (%(state)s)") % said
    return _("concern %(number)s (%(state)s)") % said
