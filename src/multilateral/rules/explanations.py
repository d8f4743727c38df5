"""Who may explain a vote or a position, and when."""

from dataclasses import dataclass
from typing import Literal

from .book import RuleBook

Moment = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether the book leaves room for it, with the sentence to show and the rule's number in the book."""

    allowed: bool
    reason: str
    rule: str


def may_explain(book: RuleBook, moment: Moment, *, by_proposer: bool, was_voted: bool = True) -> Permission:
    """May a delegation explain itself before or after the action?

    The bar on proposers is on explaining their *vote*; where a text is adopted without a vote (``was_voted`` false)
    there is none to explain, and a statement of position stays open to them. The presiding officer may decide
    otherwise, on the record.
    """
    moments = book.explanations_before if moment == "before" else book.explanations_after
    if not moments.value:
        return Permission(False, f"Explanations {moment} the action are not given here.", moments.rule)
    if by_proposer and was_voted and not book.explanation_by_proposer.value:
        rule = book.explanation_by_proposer.rule
        return Permission(False, "The proposer does not explain its vote on its own proposal.", rule)
    return Permission(True, f"Explanations {moment} the action may be given.", moments.rule)
