"""The tasks of the exercise reach the translators."""

from multilateral.server.exercise import phrases


def test_the_phrases_for_translators_are_those_of_the_script() -> None:
    source = phrases.HERE.read_text(encoding="utf-8")
    assert phrases.written(source) == source, "run: python -m multilateral.server.exercise.phrases"
    assert tuple(phrases.phrases()) == phrases.PHRASES
