"""The pins agree with what pyproject.toml asks for, and every one of them has its hashes."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
ENGINE = PROJECT["project"]["dependencies"]
TOOLS = re.findall(r"^\w.*$", (ROOT / "requirements" / "test.in").read_text(encoding="utf-8"), re.M)
ASKED = {
    "engine": ENGINE,
    "service": ENGINE + EXTRAS["service"],
    "postgresql": ENGINE + EXTRAS["service"] + EXTRAS["postgresql"],
    "build": PROJECT["build-system"]["requires"],
    # Ray is left out: a third of a gigabyte for one test, which bench/ runs.
    "test": EXTRAS["service"] + EXTRAS["postgresql"] + EXTRAS["scale"] + TOOLS,
}


def pins(name: str) -> dict[str, str]:
    """Package and version of each line of a requirement file."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {
        canonicalize_name(package): version for package, version in re.findall(r"^([\w.-]+)==([\w.!+-]+)", text, re.M)
    }


@pytest.mark.parametrize("name", ASKED)
def test_every_dependency_is_pinned_to_a_version_that_was_asked_for(name: str) -> None:
    pinned = pins(name)
    for wish in map(Requirement, ASKED[name]):
        version = pinned.get(canonicalize_name(wish.name))
        assert version, f"{wish.name} is not in requirements/{name}.txt: run `make requirements`"
        assert wish.specifier.contains(version), f"{wish} is pinned to {version}: run `make requirements`"


@pytest.mark.parametrize("name", ASKED)
def test_every_pin_has_hashes_and_names_no_place(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.-]+==\S+( ; [^\\]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+$", entry), entry
    assert not re.search(r"://|file:|index-url|find-links", text)


def test_the_files_agree_with_each_other() -> None:
    whole = pins("test")
    for name in ("engine", "service", "postgresql"):
        assert pins(name).items() <= whole.items()
