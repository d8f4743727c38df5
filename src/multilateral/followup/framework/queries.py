"""Questions about the framework and what States say of how they carry it out.

What is not published is given to the delegation that wrote it, and to nobody else: not to the Chair, the
secretariat or the operator.
"""

from __future__ import annotations

from dataclasses import dataclass

from multilateral.followup.framework import norms
from multilateral.followup.framework.models import ExerciseNorm, PublishedAnswer, SurveyAnswer
from multilateral.followup.framework.norms import Norm, Question
from multilateral.parties.acting import By
from multilateral.parties.models import Delegation


@dataclass(frozen=True, slots=True)
class Own:
    """One question with what the own delegation has written and what its State has published."""

    question: Question
    answer: SurveyAnswer | None
    published: PublishedAnswer | None

    @property
    def choice(self) -> str:
        """The chosen answer as printed."""
        return self.question.printed(self.answer.choice) if self.answer else ""

    @property
    def ahead(self) -> bool:
        """Whether the paper of the delegation says something else than what is public."""
        if self.answer is None:
            return False
        public = self.published
        if public is None or public.withdrawn_at is not None:
            return True
        return (public.choice, public.words) != (self.answer.choice, self.answer.words)


@dataclass(frozen=True, slots=True)
class Published:
    """A published answer with its choice as printed; both empty once withdrawn."""

    row: PublishedAnswer
    choice: str


def exercise_norms() -> list[Norm]:
    """Norms that exercises brought with them."""
    return [norms.of_exercise(row) for row in ExerciseNorm.objects.all()]


def norm(key: str) -> Norm | None:
    """The norm at this address, or ``None``."""
    held = (*norms.of_2015(), *norms.of_2018(), *exercise_norms())
    return next((one for one in held if one.key == key), None)


def questions(delegation: Delegation | None = None) -> list[Question]:
    """The survey; with the questions of the exercise first where an invented State asks for it."""
    asked = norms.survey()
    if delegation is None or delegation.state.invented:
        rows = ExerciseNorm.objects.all() if delegation is None else ExerciseNorm.objects.filter(body=delegation.body)
        asked = [*(norms.asked_in_exercise(row) for row in rows), *asked]
    return asked


def question(slug: str, delegation: Delegation | None = None) -> Question | None:
    """One question, or ``None`` if it is not asked (of that delegation)."""
    return next((one for one in questions(delegation) if one.slug == slug), None)


def published(slug: str) -> list[Published]:
    """What States have published on one question, in English alphabetical order; withdrawn ones say only when."""
    asked = question(slug)
    rows = PublishedAnswer.objects.select_related("delegation__state").filter(question=slug)
    return [Published(row, asked.printed(row.choice) if asked and row.choice else "") for row in rows]


def own(by: By | None) -> list[Own]:
    """The survey as the own delegation sees it; empty for whoever acts for none."""
    if by is None or by.delegation is None:
        return []
    answers = {a.question: a for a in SurveyAnswer.objects.filter(delegation=by.delegation)}
    public = {p.question: p for p in PublishedAnswer.objects.filter(delegation=by.delegation)}
    return [Own(q, answers.get(q.slug), public.get(q.slug)) for q in questions(by.delegation)]


def own_answer(by: By | None, slug: str) -> Own | None:
    """One question as the own delegation sees it, or ``None``."""
    return next((one for one in own(by) if one.question.slug == slug), None)
