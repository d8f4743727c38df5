"""Whatever does the work, the results are the same; one job that dies takes no other with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from multilateral.cli import engines
from multilateral.cli.inputs import Input, InputError
from multilateral.cli.jobs import Job, Outcome, Result
from tests.cli.conftest import DRAFT


def worked(one: Input) -> Result:
    if one.path.endswith("7"):
        raise InputError(f"{one.path}: seven is not liked here, give another")
    if one.path.endswith("9"):
        raise ValueError("nine")
    return Result(one.path.encode(), grave=one.path.endswith("3"))


def deadly(one: Input) -> Result:
    if one.path.endswith("13"):
        os._exit(9)
    return Result(one.path.encode())


def jobs(n: int) -> list[Job]:
    return [Job(Input(f"input {k}", Path(f"input {k}"))) for k in range(n)]


def test_all_cores_give_what_one_process_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "cores", lambda: 3)
    many = jobs(200)
    assert list(engines.all_cores(many, worked)) == list(engines.one_by_one(many, worked))


def test_a_job_that_brings_its_process_down_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "cores", lambda: 2)
    outcomes = list(engines.all_cores(jobs(60), deadly))
    assert [n for n, outcome in enumerate(outcomes) if outcome.error] == [13]
    assert "brought the process" in (outcomes[13].error or "")
    assert all(outcomes[n] == Outcome(f"input {n}".encode()) for n in range(60) if n != 13)


def test_daft_gives_what_one_process_gives() -> None:
    pytest.importorskip("daft")
    many = jobs(30)
    assert list(engines.on_daft(many, worked)) == list(engines.one_by_one(many, worked))


def test_a_folder_is_read_alike_on_every_engine(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("daft")
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n:02}.txt").write_text(DRAFT.replace("L.4", f"L.{n + 4}"), encoding="utf-8")
    (folder / "05.txt").write_bytes(b"")
    results = {}
    for engine in ("cores", "daft"):
        called = call("read", folder, "--to", "akn", "--engine", engine, "--out", tmp_path / engine)
        assert called.status == 1
        assert called.err.splitlines()[-1] == "11 of 12 done, 1 failed"
        results[engine] = {path.name: path.read_bytes() for path in sorted((tmp_path / engine).iterdir())}
    assert len(results["cores"]) == 11
    assert results["cores"] == results["daft"]


def test_an_engine_that_is_not_there_is_named(tmp_path: Path, call, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    called = call("read", tmp_path / "a.txt", "--engine", "ray")
    assert called.status == 2
    assert called.err == "--engine ray: ray is not installed, install multilateral[cluster]\n"
