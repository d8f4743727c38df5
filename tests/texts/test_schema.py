"""What is printed has the shape that is published, and the published pages are those that the types give."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest

from multilateral.texts import check, compare, read
from multilateral.texts.check import findings_json
from multilateral.texts.cite import citations_json
from multilateral.texts.model import to_json
from multilateral.texts.schema import NAMES, schema

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schema"
SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_the_published_schema_is_what_the_types_give(name: str) -> None:
    path = PUBLISHED / f"{name}-1.json"
    made = json.dumps(schema(name), indent=1, ensure_ascii=False) + "\n"
    assert path.exists(), f"write it: python -m tests.texts.test_schema ({path.name})"
    assert path.read_text(encoding="utf-8") == made, "the types changed: python -m tests.texts.test_schema"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_printed_has_the_published_shape(path: Path) -> None:
    document = read(path.read_text(encoding="utf-8"))
    other = read(SAMPLES[0].read_text(encoding="utf-8"))
    for name, value in (
        ("document", to_json(document)),
        ("citations", citations_json(document)),
        ("comparison", compare(other, document)),
        ("findings", findings_json(check(document, against=other))),
    ):
        jsonschema_rs.validate(schema(name), json.loads(json.dumps(value)))


def test_a_document_that_lacks_a_key_has_not_the_shape() -> None:
    value = to_json(read(SAMPLES[0].read_text(encoding="utf-8")))
    del value["sponsors"]
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(schema("document"), value)


if __name__ == "__main__":
    PUBLISHED.mkdir(exist_ok=True)
    for one in NAMES:
        text = json.dumps(schema(one), indent=1, ensure_ascii=False) + "\n"
        (PUBLISHED / f"{one}-1.json").write_text(text, encoding="utf-8")
