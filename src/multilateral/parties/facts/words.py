"""Words held in six languages: terms of a vocabulary, with the mark of who has checked them."""

from typing import Literal

from msgspec import Struct

Language = Literal["en", "fr", "es", "ru", "zh", "ar"]
Words = dict[Language, str]


def in_language(words: Words, language: str) -> str:
    """The words in this language, in English where none are held."""
    return next((text for held, text in words.items() if held == language), words["en"])


class Term(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of a vocabulary: ``reviewed`` lists the languages in which a person has checked its name."""

    slug: str
    names: Words
    reviewed: tuple[Language, ...]

    def __post_init__(self) -> None:
        if not self.names.get("en"):
            raise ValueError(f"{self.slug!r} needs a name in English")

    def name(self, language: str = "en") -> str:
        """The name in this language, in English where none is held."""
        return in_language(self.names, language)

    def is_reviewed(self, language: str) -> bool:
        """Whether a person has checked the name in this language."""
        return language in self.reviewed
