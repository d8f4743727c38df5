"""Lineage as JSON and on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.record.test_lineage_pages import harbour

__all__ = ["harbour"]

pytestmark = pytest.mark.django_db


def test_the_matrix_has_all_texts_and_the_redline_of_each_cell(client: Any, harbour: Any) -> None:  # noqa: F811
    value = client.get("/api/v1/topics/ex-harbours/matrix").json()
    assert value["schema"] == "multilateral/matrix/1"
    assert [text["symbol"] for text in value["texts"]] == ["EX/RES/1/1", "EX/WG/2/L.9", "EX/RES/2/1"]
    row = value["rows"][1]
    assert [cell["status"] for cell in row["cells"]] == ["new", "edited", "unchanged"]
    assert {piece["op"] for piece in row["cells"][1]["words"]} == {"equal", "insert", "delete"}
    assert [cell["status"] for cell in value["rows"][2]["cells"]] == ["new", "dropped"]


def test_topics_are_listed_with_their_span(client: Any, harbour: Any) -> None:  # noqa: F811
    found = client.get("/api/v1/topics").json()
    assert found["count"] == 1
    assert found["results"][0]["slug"] == "ex-harbours"
    assert found["results"][0]["texts"] == 3
    assert client.get("/api/v1/topics?q=mills").json()["count"] == 0


def test_a_text_says_what_it_goes_on_from_and_in(client: Any, harbour: Any) -> None:  # noqa: F811
    value = client.get("/api/v1/lineage/ex/res/2/1").json()
    assert [(s["symbol"], s["relation"], s["basis"]) for s in value["goes_on_from"]] == [
        ("EX/WG/2/L.9", "earlier form", "inferred"),
        ("EX/RES/1/1", "follows", "inferred"),
    ]
    assert all(step["reasons"] for step in value["goes_on_from"])
    earlier = client.get("/api/v1/lineage/EX/RES/1/1").json()
    assert [step["symbol"] for step in earlier["goes_on_in"]] == ["EX/WG/2/L.9", "EX/RES/2/1"]
    assert value["topic"]["slug"] == "ex-harbours"


@pytest.mark.parametrize("address", ["lineage/EX/RES/9/9", "lineage/nonsense", "topics/nonsense/matrix"])
def test_what_is_not_held_is_a_problem_in_the_one_shape(client: Any, harbour: Any, address: str) -> None:  # noqa: F811
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 404
    assert response.json()["error"]["status"] == 404


def test_the_command_prints_the_same_json_and_a_text(
    client: Any,
    harbour: Any,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from multilateral.server.commands import lineage

    monkeypatch.setattr(lineage, "begin", lambda options: None)
    monkeypatch.setattr(lineage, "migrate", lambda: None)
    assert lineage.main(["ex/res/2/1", "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == client.get("/api/v1/lineage/EX/RES/2/1").json()
    assert lineage.main(["EX/RES/2/1", "--to", "text"]) == 0
    assert "goes on from EX/WG/2/L.9: earlier form, inferred" in capsys.readouterr().out
    assert lineage.main(["EX/RES/9/9"]) == 1
    assert "not in the record" in capsys.readouterr().err
