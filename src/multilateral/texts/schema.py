"""The published shapes of what the engine prints, as JSON Schema (2020-12), made from the types themselves."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from multilateral.texts.check import SCHEMA as FINDINGS
from multilateral.texts.check.finding import Finding
from multilateral.texts.cite import SCHEMA as CITATIONS
from multilateral.texts.compare import SCHEMA as COMPARISON
from multilateral.texts.compare import Counts, Type, Words
from multilateral.texts.compare.events import Change, Cited
from multilateral.texts.model import SCHEMA as DOCUMENT
from multilateral.texts.model import Citation, Document

NAMES = ("document", "citations", "comparison", "findings")


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of ``document``, ``citations``, ``comparison`` or ``findings``. Raises ``KeyError``."""
    made = {"document": _document, "citations": _citations, "comparison": _comparison, "findings": _findings}[name]()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _document() -> dict[str, Any]:
    made = msgspec.json.schema(Document)
    shapes = made["$defs"]
    for shape in shapes.values():
        _whole(shape)
    whole = shapes["Document"]
    whole["properties"] = {"schema": {"const": DOCUMENT}, **whole["properties"]}
    whole["required"] = ["schema", *whole["required"]]
    shapes["Citation"] = _citation({})
    return {"title": "A United Nations document, read", **made}


def _citations() -> dict[str, Any]:
    one = _citation(
        {
            "fits": {"enum": [True, False, None]},
            "alternatives": {"type": "array", "items": {"type": "string"}},
            "at": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        }
    )
    return {
        "title": "What a document refers to",
        "type": "object",
        "properties": {
            "schema": {"const": CITATIONS},
            "symbol": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "citations": {"type": "array", "items": one},
        },
        "required": ["schema", "symbol", "citations"],
    }


def _comparison() -> dict[str, Any]:
    _, shapes = msgspec.json.schema_components((Words, Counts, Change, Cited), ref_template="#/$defs/{name}")
    strings = {"type": "array", "items": {"type": "string"}}
    alignment = {
        "old": strings,
        "new": strings,
        "types": {"type": "array", "items": {"enum": list(get_args(Type))}},
        "likeness": {"type": "number", "minimum": 0, "maximum": 1},
        "words": {"type": "array", "items": {"$ref": "#/$defs/Words"}},
        "events": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/Change"}, {"$ref": "#/$defs/Cited"}]}},
    }
    symbol = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    whole = {
        "schema": {"const": COMPARISON},
        "old": symbol,
        "new": symbol,
        "alignments": {"type": "array", "items": {"$ref": "#/$defs/Alignment"}},
        "counts": {"$ref": "#/$defs/Counts"},
    }
    return {
        "title": "Two documents compared",
        **_object(whole),
        "$defs": {**shapes, "Alignment": _object(alignment)},
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _findings() -> dict[str, Any]:
    made = msgspec.json.schema(list[Finding])
    return {
        "title": "What a check found",
        "type": "object",
        "properties": {"schema": {"const": FINDINGS}, "findings": {"type": "array", "items": made["items"]}},
        "required": ["schema", "findings"],
        "$defs": made["$defs"],
    }


def _whole(shape: dict[str, Any]) -> None:
    """Every key is always present and none is added, whatever the type itself would let out."""
    shape["required"] = list(shape["properties"])
    shape["additionalProperties"] = False
    for value in shape["properties"].values():
        value.pop("default", None)


def _citation(more: dict[str, Any]) -> dict[str, Any]:
    """A citation as it is printed: of its three places only the one that applies, and the mark of an inherited date."""
    shape: dict[str, Any] = msgspec.json.schema(Citation)["$defs"]["Citation"]
    _whole(shape)
    places = ("paragraph", "note", "masthead")
    for place in places:
        shape["properties"][place] = {"type": "string"}
    shape["properties"] |= {"date_inherited": {"const": True}, **more}
    shape["required"] = [name for name in shape["required"] if name not in (*places, "date_inherited")] + list(more)
    shape["oneOf"] = [{"required": [place]} for place in places]
    return shape
