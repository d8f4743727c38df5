"""What changes the answers: written in private, published and withdrawn by the State alone."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.followup.framework import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.followup.framework.models import ExerciseNorm, PublishedAnswer, SurveyAnswer
from multilateral.followup.framework.queries import norm as held
from multilateral.followup.framework.queries import question as asked
from multilateral.parties.acting import By, Overtaken, Refused, act


@act("framework.enter_exercise_norm", on="body")
def enter_exercise_norm(
    *,
    by: By,
    body: str,
    slug: str,
    title: str,
    symbol: str,
    paragraph: str,
    question: str,
    words: str,
    choices: list[str],
) -> ExerciseNorm:
    """Enters the norm of an exercise with its question; ``symbol`` begins ``EX/``, ``paragraph`` is an id (``op2``)."""
    if not symbol.startswith("EX/"):
        raise Refused(_("A norm of an exercise comes from a text of the exercise, whose symbol begins with EX/."))
    if held(slug) is not None or asked(question) is not None:
        raise Refused(_("A norm or a question of this name is there already; choose another short name."))
    if not choices or any(not 0 < len(choice) <= 40 for choice in choices):
        raise Refused(_("The question needs answers to choose from, each of at most 40 characters."))
    return ExerciseNorm.objects.create(
        body=body,
        slug=slug,
        title=title,
        symbol=symbol,
        paragraph=paragraph,
        question=question,
        words=words,
        choices=choices,
    )


@act("framework.answer")
def answer(*, by: By, question: str, choice: str, words: str = "", seen: int = 0) -> SurveyAnswer:
    """Writes one answer, for the own delegation alone to read.

    ``choice`` is one of the question's choices. ``seen`` is the revision that the writer had before them, 0 for
    none. Raises ``Overtaken`` if a colleague has written since.
    """
    if by.delegation is None:
        raise Refused(_("The survey is answered for a delegation."))
    put = asked(question, by.delegation)
    if put is None:
        raise Refused(_("The survey does not ask your State “%(question)s”.") % {"question": question})
    if choice not in dict(put.choices):
        raise Refused(_("Choose one of the answers that are offered."))
    found = SurveyAnswer.objects.filter(delegation=by.delegation, question=question).first()
    if (found.revision if found else 0) != seen:
        raise Overtaken(
            _("A colleague has written this answer meanwhile. Yours is kept below; compare the two and save again.")
        )
    if found is None:
        found = SurveyAnswer(delegation=by.delegation, question=question, revision=0)
    found.choice, found.words = choice, words.strip()
    found.revision, found.answered_at = found.revision + 1, timezone.now()
    found.save()
    return found


@act("framework.publish_answer", on="answer")
def publish_answer(*, by: By, answer: SurveyAnswer, seen: int | None = None) -> PublishedAnswer:
    """Makes an answer public as it stands. ``seen`` is the revision that the head had before them."""
    if seen is not None and seen != answer.revision:
        raise Overtaken(_("The answer was written anew while you read it. Read it once more before you publish it."))
    row = PublishedAnswer.objects.filter(delegation=answer.delegation, question=answer.question).first()
    if row is None:
        row = PublishedAnswer(delegation=answer.delegation, question=answer.question)
    elif row.withdrawn_at is None and (row.choice, row.words) == (answer.choice, answer.words):
        raise Refused(_("This answer is published already, as it stands."))
    row.choice, row.words = answer.choice, answer.words
    row.published_at, row.withdrawn_at = timezone.now(), None
    row.save()
    return row


@act("framework.withdraw_answer", on="published")
def withdraw_answer(*, by: By, published: PublishedAnswer) -> PublishedAnswer:
    """Takes a published answer off the pages. They say when; the ledger keeps that, and what, was public before."""
    if published.withdrawn_at is not None:
        raise Refused(_("This answer was withdrawn already."))
    published.choice, published.words, published.withdrawn_at = "", "", timezone.now()
    published.save()
    return published
