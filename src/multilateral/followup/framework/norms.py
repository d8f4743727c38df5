"""Norms and questions as the pages need them, from the facts and from an exercise alike."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from multilateral.followup.framework import facts
from multilateral.followup.framework.models import ExerciseNorm
from multilateral.parties.models import LANGUAGE_KEYS
from multilateral.texts.address import label


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm as shown. ``key`` is its address, ``mark`` its letter or number, ``expects`` a summary in our words.

    ``question`` is the slug of its question in the survey, empty where there is none; ``corresponds`` holds address
    and mark of those in the other list; ``anchor`` is the paragraph's id where it is known; ``to_confirm`` says that
    a field is unchecked.
    """

    key: str
    mark: str
    name: str
    expects: str
    symbol: str
    paragraph: str
    anchor: str = ""
    note: str = ""
    corresponds: tuple[tuple[str, str], ...] = ()
    question: str = ""
    to_confirm: bool = False
    exercise: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the survey; ``choices`` are (value, printed)."""

    slug: str
    norm: Norm
    words: str
    choices: tuple[tuple[str, str], ...]
    exercise: bool = False

    def printed(self, choice: str) -> str:
        """The choice as printed; the value itself if the survey no longer has it."""
        return dict(self.choices).get(choice, choice)


def of_2015() -> list[Norm]:
    """The eleven norms of A/70/174, in their order."""
    asked = {question.slug for question in facts.survey().question}
    return [
        Norm(
            key=norm.slug,
            mark=f"({norm.letter})",
            name=norm.name(_language()),
            expects=norm.expects,
            symbol=norm.symbol,
            paragraph=norm.paragraph,
            corresponds=tuple((rule.number, rule.number) for rule in facts.rules_matching(norm.letter)),
            question=norm.slug if norm.slug in asked else "",
            to_confirm=bool(norm.to_confirm),
        )
        for norm in facts.norms()
    ]


def of_2018() -> list[Norm]:
    """The thirteen of A/RES/73/27, in their order. They stand beside the eleven and are never merged with them."""
    return [
        Norm(
            key=rule.number,
            mark=rule.number,
            name=rule.name(_language()),
            expects=rule.expects,
            symbol=rule.symbol,
            paragraph=rule.paragraph,
            note=rule.note,
            corresponds=tuple((facts.norm(letter).slug, f"({letter})") for letter in rule.norms),
            to_confirm=bool(rule.to_confirm),
        )
        for rule in facts.rules()
    ]


def of_exercise(row: ExerciseNorm) -> Norm:
    """A norm that an exercise brought with it; its paragraph is one of the record."""
    return Norm(
        key=row.slug,
        mark="",
        name=row.title,
        expects="",
        symbol=row.symbol,
        paragraph=label(row.paragraph),
        anchor=row.paragraph,
        question=row.question,
        exercise=True,
    )


def survey() -> list[Question]:
    """The questions on the eleven norms, in their order."""
    held, language = {norm.key: norm for norm in of_2015()}, _language()
    options = tuple((option.slug, option.name(language)) for option in facts.survey().option)
    return [
        Question(question.slug, held[facts.norm(question.norm).slug], question.words(language), options)
        for question in facts.survey().question
    ]


def asked_in_exercise(row: ExerciseNorm) -> Question:
    """The question that an exercise asks about its norm."""
    return Question(row.question, of_exercise(row), row.words, tuple((c, c) for c in row.choices), exercise=True)


def _language() -> str:
    language = get_language() or "en"
    return LANGUAGE_KEYS.get(language, language)
