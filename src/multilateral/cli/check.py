"""``multilateral check``: documents held against house style, themselves, and an earlier text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from multilateral.cli import arguments

if TYPE_CHECKING:
    from lxml import etree

    from multilateral.cli.inputs import Input
    from multilateral.cli.jobs import Result
    from multilateral.texts.check import Finding
    from multilateral.texts.model import Document


def main(argv: Sequence[str]) -> int:
    """Check documents; the exit status: 1 where a finding is an error or an input failed."""
    parser = arguments.parser(
        "check", "Hold documents against house style and against themselves; nothing is edited, findings are printed."
    )
    arguments.add_paths(parser, required=False)
    parser.add_argument("--against", metavar="PATH", help="an earlier text, for what only two texts together show")
    parser.add_argument("--schema", metavar="XSD", help="a schema that Akoma Ntoso files must be valid against")
    parser.add_argument("--rules", action="store_true", help="print the rules, each with its severity and source")
    arguments.add_format(parser, ("json", "text"))
    arguments.add_out(parser)
    arguments.add_engine(parser)
    given = parser.parse_args(argv)
    to = arguments.chosen_format(parser, given)
    if given.rules:
        if given.path or given.against or given.schema:
            parser.error("--rules prints the rules and checks nothing, leave the paths out")
        return _rules(to, given.out)
    if not given.path:
        parser.error("the following arguments are required: PATH")
    return _check(given.path, given.against, given.schema, to, given.out, given.engine)


def _check(paths: Sequence[str], against: str | None, schema: str | None, to: str, out: str | None, engine: str) -> int:
    # The engine is loaded once the command is known to be right: --help answers at once.
    from multilateral.cli.batch import run
    from multilateral.cli.inputs import InputError, collect
    from multilateral.parties.facts import states

    try:
        earlier = collect([against])[0][0].document() if against is not None else None
        if schema is not None:
            _schema(schema)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    names = frozenset(state.name_en for state in states())
    work = partial(_checked, earlier=earlier, names=names, schema=schema, to=to)
    return run(paths, work, to=to, out=out, engine=engine)


def _checked(one: Input, earlier: Document | None, names: frozenset[str], schema: str | None, to: str) -> Result:
    from multilateral.cli.jobs import Result
    from multilateral.texts.check import check

    found = check(one.document(), against=earlier, states=names)
    if schema is not None:
        found += _invalid(one, schema)
    grave = any(finding.severity == "error" for finding in found)
    return Result(_json(found) if to == "json" else _text(found), grave)


@cache
def _schema(path: str) -> etree.XMLSchema:
    from lxml import etree

    from multilateral.cli.inputs import InputError

    try:
        return etree.XMLSchema(etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)))
    except (OSError, etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        raise InputError(f"{path}: it is no schema that can be used ({error}), give an XSD file") from None


def _invalid(one: Input, path: str) -> list[Finding]:
    """What the schema finds in an input that is XML; any other passes."""
    from lxml import etree

    from multilateral.texts.check.finding import find

    data = one.bytes()
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return []
    try:
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return []  # HTML as it is found is no XML
    schema = _schema(path)
    schema.validate(tree)
    log = list(schema.error_log)  # type: ignore[call-overload]  # the stubs do not know that it can be walked
    return [find("schema", f"line:{line.line}", line.message) for line in log]


def _json(found: Sequence[Finding]) -> bytes:
    from multilateral.texts.check import findings_json
    from multilateral.texts.write.indented import indented

    return indented(findings_json(list(found)))


def _text(found: Sequence[Finding]) -> bytes:
    lines = [f"{one.severity:<8}{one.place:<18} {one.message} [{one.rule}]" for one in found]
    return ("\n".join(lines or ["Nothing was found."]) + "\n").encode("utf-8", "replace")


def _rules(to: str, out: str | None) -> int:
    from dataclasses import asdict

    from multilateral.cli.outputs import OutputError, deliver
    from multilateral.texts.check import RULES
    from multilateral.texts.write.indented import indented

    if to == "json":
        value = {"schema": "multilateral/rules/1", "rules": [asdict(rule) for rule in RULES]}
        printed = indented(value)
    else:
        rows = [
            f"{rule.slug:<18}{rule.severity:<9}{rule.asks}\n{'':<27}{rule.source}"
            + ("" if rule.checked else " [unchecked]")
            for rule in RULES
        ]
        printed = ("\n".join(rows) + "\n").encode()
    try:
        deliver(printed, Path(out) if out is not None else None)
    except OutputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
