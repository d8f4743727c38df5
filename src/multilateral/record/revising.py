"""Acts on what is in the record already: corrected, withdrawn, reinstated, a link judged. Nothing disappears."""

from __future__ import annotations

from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.parties.acting import By, Overtaken, Refused, act
from multilateral.record import permits, topic_index  # noqa: F401  the permits must be declared before the acts
from multilateral.record.acts import day, ready_to_enter
from multilateral.record.index import index_version, speak
from multilateral.record.lineage import INFERRED
from multilateral.record.loading import operative_rows
from multilateral.record.models import Deposit, EarlierVersion, Lineage, OperativeAct, Version, Work
from multilateral.record.provisions import acts_of
from multilateral.texts import symbols
from multilateral.texts.model import Document, to_json

LONGEST_SOURCE = 500
"""Characters of a source that is named for a correction or a verdict."""


@act("record.correct", on="deposit")
def correct(*, by: By, deposit: Deposit, reason: str, source: str = "") -> Work:
    """Puts the text of a deposit in the place of the version that is held; that one stays, with why it was replaced.

    ``reason`` says what was wrong; ``source`` is what says so, such as a corrigendum.
    """
    reason, source = _said(reason, _("Say what is corrected, and why.")), _source(source)
    document = ready_to_enter(deposit)
    symbol, language = symbols.normalise(document.symbol or ""), document.language or "und"
    version = Version.objects.select_related("work", "file").filter(work__symbol=symbol, language=language).first()
    if version is None:
        raise Refused(_("There is no version in this language to correct; enter the text as a new one."))
    work = version.work
    if work.exercise != deposit.exercise or deposit.body not in ("", work.body):
        raise Refused(_("%(symbol)s is in the record of another body, which corrects it itself.") % {"symbol": symbol})
    if work.withdrawn_on is not None:
        raise Refused(_("%(symbol)s was withdrawn; reinstate it before it is corrected.") % {"symbol": symbol})
    document.symbol = symbol
    held = to_json(document)
    if held == version.document:
        raise Refused(_("This text says the same as the version that is held; there is nothing to correct."))
    now = timezone.now()
    EarlierVersion.objects.create(
        version=version,
        number=version.number,
        document=version.document,
        file=version.file,
        entered_at=version.entered_at,
        replaced_at=now,
        replaced_by=by.person,
        reason=reason,
        source=source,
    )
    version.number += 1
    version.document, version.file, version.entered_at = held, deposit.file, now
    version.save()
    if language == "en" or work.versions.count() == 1:
        work.title = document.title or document.agenda_title or ""
        work.save()
    _ask_anew(work, document)
    index_version(version)
    deposit.stage = Deposit.Stage.ENTERED
    deposit.save()
    return work


@act("record.withdraw", on="work")
def withdraw(*, by: By, work: Work, reason: str) -> Work:
    """Marks a document as withdrawn, and why. It stays where it is, in every language, and says so."""
    if work.withdrawn_on is not None:
        raise Overtaken(_("%(symbol)s was withdrawn already.") % {"symbol": work.symbol})
    work.withdrawn_reason = _said(reason, _("Say why the document is withdrawn."))
    work.withdrawn_on = timezone.now().date()
    work.save()
    speak(work)
    return work


@act("record.reinstate", on="work")
def reinstate(*, by: By, work: Work) -> Work:
    """Takes a withdrawal back; the ledger keeps both."""
    if work.withdrawn_on is None:
        raise Overtaken(_("%(symbol)s is not withdrawn.") % {"symbol": work.symbol})
    work.withdrawn_on, work.withdrawn_reason = None, ""
    work.save()
    speak(work)
    return work


@act("record.judge_link", on="link")
def judge_link(*, by: By, link: Lineage, verdict: str, source: str) -> Lineage:
    """Confirms or rejects a link that was inferred, on a source. Another verdict may follow; the ledger keeps each."""
    if link.basis != INFERRED:
        raise Refused(_("This relation is stated by its source; there is nothing to confirm."))
    if verdict not in Lineage.Verdict.values:
        raise Refused(_("Choose whether the relation is confirmed or rejected."))
    if link.verdict == verdict:
        raise Overtaken(
            _("%(person)s has judged this relation so already.")
            % {"person": link.judged_by.name if link.judged_by else ""}
        )
    link.verdict_source = _said(_source(source), _("Name the source: a document with its paragraph, or a record."))
    link.verdict, link.judged_by, link.judged_at = verdict, by.person, timezone.now()
    link.save()
    topic_index.leave(link.later)
    return link


def _ask_anew(work: Work, document: Document) -> None:
    """What the corrected text asks. A row that stays the same request keeps its identity, and what was reported on it;
    one that is no longer asked goes, unless somebody has reported on it."""
    found = list(operative_rows(acts_of(document)))
    if not found and document.language != "en":
        return
    standing = list(OperativeAct.objects.filter(work=work))
    for values in found:
        same = ("paragraph", "verb", "addressee")
        row = next((r for r in standing if all(getattr(r, name) == values[name] for name in same)), None)
        if row is None:
            row = OperativeAct(work=work)
        else:
            standing.remove(row)
        for name, value in {**values, "due_date": day(values["due_date"])}.items():
            setattr(row, name, value)
        row.save()
    for row in standing:
        try:
            row.delete()
        except ProtectedError:
            continue


def _said(words: str, otherwise: str) -> str:
    words = " ".join(words.split())
    if not words:
        raise Refused(otherwise)
    return words


def _source(source: str) -> str:
    source = " ".join(source.split())
    if len(source) > LONGEST_SOURCE:
        raise Refused(_("The source is longer than %(most)s characters; name it shortly.") % {"most": LONGEST_SOURCE})
    return source
