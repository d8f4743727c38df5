"""A deliberate fault of each kind, planted in a copy of the repository, is found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.house import checks, pages
from tests.house.planting import PACKAGE, copy_of_the_repository, plant

TEMPLATE = f"{PACKAGE}/web/templates/planted.html"


def long_module(lines: int, docstring: str = "A long one.") -> str:
    return f'"""{docstring}"""\n' + "x = 1\n" * lines


FAULTS: list[tuple[Callable[[Path], list[str]], str, str]] = [
    (checks.names, f"{PACKAGE}/texts/utils.py", '"""Anything."""\n'),
    (checks.names, f"{PACKAGE}/common/model.py", '"""Anything."""\n'),
    (checks.names, "tests/texts/helpers.py", '"""Anything."""\n'),
    (checks.lengths, f"{PACKAGE}/texts/planted.py", long_module(450)),
    (checks.lengths, f"{PACKAGE}/texts/planted.py", long_module(700)),
    (checks.docstrings, f"{PACKAGE}/texts/planted.py", "x = 1\n"),
    (checks.left_open, f"{PACKAGE}/texts/planted.py", '"""A."""\n\n# TO' + "DO: the rest\n"),
    (checks.left_open, f"{PACKAGE}/texts/planted.py", '"""A."""\n\nraise NotImplemented' + "Error\n"),
    (checks.machine_paths, f"{PACKAGE}/texts/planted.py", '"""A."""\n\nSEEDS = "/wo' + 'rk/shared"\n'),
    (checks.machine_paths, "docs/planted.md", "Look into /ho" + "me/ada/notes.\n"),
    (checks.machine_paths, "requirements/planted.txt", "--index-url https://py" + "pi.org/simple\n"),
    (checks.reference_pages, f"{PACKAGE}/planted/acts.py", '"""A room without a page."""\n'),
    (pages.inline_code, TEMPLATE, "<script>go()</script>"),
    (pages.inline_code, TEMPLATE, '<p\n style="color: red">{{ x }}</p>'),
    (pages.inline_code, TEMPLATE, '<button onclick="go()">{{ x }}</button>'),
    (pages.inline_code, TEMPLATE, '<a href="javascript:go()">{{ x }}</a>'),
    (pages.inline_code, TEMPLATE, "<style>p { color: red }</style>"),
    (pages.untranslated, TEMPLATE, "<h1>Rolling text</h1>"),
    (pages.untranslated, TEMPLATE, "<h1>{% translate 'Rolling' %} text</h1>"),
    (pages.untranslated, TEMPLATE, '<img src="{{ x }}" alt="A chart of the votes">'),
    (pages.untranslated, TEMPLATE, '<button aria-label="Close">×</button>'),
    (pages.untranslated, f"{PACKAGE}/web/templates/planted.txt", "Dear {{ name }},\n"),
    (
        pages.untranslated_messages,
        f"{PACKAGE}/web/planted.py",
        '"""A."""\n\nmessages.error(request, "The vote is closed.")\n',
    ),
    (pages.untranslated_messages, f"{PACKAGE}/web/planted.py", '"""A."""\n\nCharField(label="Name")\n'),
    (pages.untranslated_messages, f"{PACKAGE}/web/planted.py", '"""A."""\n\nmessages.info(request, f"Kept {n}")\n'),
    (pages.physical_sides, f"{PACKAGE}/web/static/planted.css", "p { margin-left: 1em }"),
    (pages.physical_sides, f"{PACKAGE}/web/static/planted.css", "p {\n  text-align: right;\n}"),
    (pages.physical_sides, f"{PACKAGE}/web/static/planted.css", ".x{position:absolute;left:0}"),
    (pages.physical_sides, f"{PACKAGE}/web/static/planted.css", "p{border-top-left-radius:2px}"),
    (pages.third_parties, TEMPLATE, '<script src="https://cdn.example/x.js"></script>'),
    (pages.third_parties, TEMPLATE, '<link rel="stylesheet" href="//fonts.example/a.css">'),
    (
        pages.third_parties,
        f"{PACKAGE}/web/static/planted.css",
        "@font-face { src: url(https://fonts.example/a.woff2) }",
    ),
    (pages.third_parties, f"{PACKAGE}/web/static/planted.js", "fetch('https://count.example/hit')"),
]


@cache
def found_before(rule: Callable[[Path], list[str]], copy: Path) -> list[str]:
    """What a rule finds in the copy as it is; each test leaves it so."""
    return rule(copy)


@pytest.mark.parametrize(("rule", "place", "text"), FAULTS, ids=lambda value: getattr(value, "__name__", None))
def test_a_planted_fault_is_found(copy: Path, rule: Callable[[Path], list[str]], place: str, text: str) -> None:
    before = found_before(rule, copy)
    plant(copy, place, text)
    assert [finding for finding in rule(copy) if finding not in before]


def test_a_long_file_with_its_reason_is_accepted_and_a_stale_reason_is_not(copy: Path) -> None:
    before = checks.lengths(copy)
    plant(copy, f"{PACKAGE}/texts/planted.py", long_module(700, "One table. Long because it is one table."))
    listed = f'"{PACKAGE}/texts/planted.py" = "one table"\n'
    with (copy / "tests/house/long_files.toml").open("a") as reasons:
        reasons.write(listed)
    assert checks.lengths(copy) == before
    (copy / f"{PACKAGE}/texts/planted.py").unlink()
    assert [f for f in checks.lengths(copy) if "not long" in f]


def test_what_is_in_order_is_not_reported(copy: Path) -> None:
    rules = (pages.inline_code, pages.untranslated, pages.third_parties, pages.physical_sides)
    before = [finding for rule in rules for finding in rule(copy)]
    plant(
        copy,
        TEMPLATE,
        "<{% if x %}a href='{{ x }}'{% else %}button{% endif %} class='second'>{{ y }}</{% firstof name %}>\n"
        "{% load i18n %}{# A note to ourselves. #}<!-- and another -->\n"
        "<h1>{% translate 'Rolling text' %}</h1> {% blocktranslate %}Revision {{ n }}{% endblocktranslate %}\n"
        '<script src="{% static "live.js" %}" defer></script><a href="https://docs.example/x">{{ x }} → 12</a>&nbsp;\n'
        '<td translate="no">A/RES/74/29 adopted as</td> <img alt="" src="{{ y }}"> PDF · {{ z|default:"none" }}',
    )
    plant(copy, f"{PACKAGE}/web/static/planted.css", "/* left: 1 */ p { margin-inline-start: 1em; text-align: start }")
    assert [finding for rule in rules for finding in rule(copy)] == before


IMPORTS = [
    ("texts.planted", "multilateral.parties.acts", "Imports run only down"),
    ("negotiation.planted", "multilateral.decision.planted", "Imports run only down"),
    ("parties.planted", "multilateral.web.planted", "Imports run only down"),
    ("web.planted", "multilateral.server.planted", "Imports run only down"),
    ("texts.planted", "multilateral.rules.planted", "Imports run only down"),
    ("api.planted", "multilateral.web.planted", "Imports run only down"),
    ("bodies.models", "multilateral.bodies.queries", "Inside a room"),
    ("record.queries", "multilateral.record.acts", "Inside a room"),
    ("followup.contacts.permits", "multilateral.followup.contacts.acts", "Inside a room"),
    ("texts.planted", "django", "Texts and rules are pure"),
    ("rules.planted", "sqlite3", "Texts and rules are pure"),
    ("ledger.proof", "django", "A proof can be checked"),
    ("ledger.tree", "sqlite3", "A proof can be checked"),
    ("cli.planted", "django", "A text command never imports Django"),
    ("web.planted", "multilateral.decision.models", "Doors never touch a model"),
    ("api.planted", "multilateral.followup.contacts.models", "Doors never touch a model"),
]
"""A module, what it wrongly imports, and the contract that breaks."""


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """The import contracts of a copy; its own package goes before the installed one."""
    return subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )


def test_without_a_fault_every_import_contract_is_kept(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What lint-imports says of a copy with all the wrong imports in it."""
    root = copy_of_the_repository(tmp_path_factory.mktemp("storeys"))
    for _, imported, _ in IMPORTS:
        if imported.startswith("multilateral."):
            plant(root, f"src/{imported.replace('.', '/')}.py", "")
    for module, imported, _ in IMPORTS:
        plant(root, f"{PACKAGE}/{module.replace('.', '/')}.py", f"\nimport {imported}\n")
    done = lint(root)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("module", "imported", "contract"), IMPORTS)
def test_a_planted_import_breaks_its_contract(broken: str, module: str, imported: str, contract: str) -> None:
    _, _, details = broken.partition("Broken contracts")
    own = [part for part in re.split(r"\n(?=[^\n]+\n-+\n)", details) if part.startswith(contract)]
    assert own, broken
    assert f"multilateral.{module} -> {imported} (l." in own[0]


def test_a_room_without_a_storey_breaks_the_contract(copy: Path) -> None:
    plant(copy, f"{PACKAGE}/newroom/acts.py", '"""A room that nobody placed."""\n')
    done = lint(copy)
    assert done.returncode == 1
    assert "multilateral.newroom" in done.stdout + done.stderr
