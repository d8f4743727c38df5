"""What the exercise consists of: read from the data files beside this one, checked, and handed out as values.

``content()`` knows no database and no Django; entering it is the business of the acts.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from multilateral.server.exercise.faults import contradictions
from multilateral.server.exercise.model import Exercise


class ContentError(ValueError):
    """The data of the exercise contradict themselves; the message says where."""


@cache
def content() -> Exercise:
    """The exercise. Raises ``ContentError`` where the files contradict themselves, naming every place."""
    data = _data("cast.toml") | {"body": _data("body.toml")} | _data("script.toml")
    for text in data["texts"]:
        text["plain"] = _read(f"texts/{text['file']}")
    try:
        exercise = msgspec.convert(data, Exercise)
    except msgspec.ValidationError as error:
        raise ContentError(f"the data of the exercise cannot be read: {error}") from None
    if found := contradictions(exercise):
        raise ContentError("the data of the exercise contradict themselves: " + "; ".join(found))
    return exercise


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
