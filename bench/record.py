"""The whole English record read, cited and written as Akoma Ntoso: in one process, on all cores, on daft, on Ray with
two nodes. The results of all are the same files, byte by byte."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from measure import SHARED, absent

BIN = Path(sys.executable).parent
COMMAND = [sys.executable, "-m", "multilateral", "read", "--to", "akn"]


def digest(folder: Path) -> str:
    """One figure for all files of a folder: their names and their bytes."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return total.hexdigest()[:16]


def run(inputs: list[str], engine: str, out: Path, **environment: str) -> float:
    """Seconds that the command took; what it complained of is shown."""
    start = time.perf_counter()
    done = subprocess.run(
        [*COMMAND, *inputs, "--engine", engine, "--out", str(out)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    taken = time.perf_counter() - start
    if done.returncode:
        print(done.stderr[-600:])
    return taken


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """A Ray cluster of two nodes with a core each, on this machine; gone afterwards."""
    environment = os.environ | {"RAY_USAGE_STATS_ENABLED": "0"}
    ray = str(BIN / "ray")
    common = ["--num-cpus=1", "--disable-usage-stats"]
    port = "26379"
    with tempfile.TemporaryDirectory(prefix="ray") as folder:
        head = subprocess.Popen(
            [ray, "start", "--head", "--block", f"--port={port}", f"--temp-dir={folder}", *common],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            address = f"127.0.0.1:{port}"
            time.sleep(8)
            worker = subprocess.Popen(
                [ray, "start", "--block", f"--address={address}", *common],
                env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
            try:
                time.sleep(8)
                yield address
            finally:
                stop(worker)
        finally:
            stop(head)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a node and all that it started, and nothing else."""
    import signal

    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


def main() -> None:
    """The table."""
    folders = [str(f) for f in sorted((SHARED / "data/unga").glob("7[4-9]/English"))]
    if not folders:
        absent("the record", "the documents are not beside the repository")
        return
    files = sum(len(list(Path(folder).glob("*.xml"))) for folder in folders)
    with tempfile.TemporaryDirectory(prefix="bench") as base:
        results: dict[str, str] = {}

        def line(name: str, seconds: float, out: Path) -> None:
            results[name] = digest(out)
            print(
                f"{files:,} resolutions, {name:28} {seconds:7.1f} s   {files / seconds:6.1f} a second   {results[name]}"
            )

        one = Path(base) / "one"
        line("one process", run(folders, "cores", one, MULTILATERAL_CORES="1"), one)
        many = Path(base) / "many"
        line("all cores", run(folders, "cores", many), many)
        for engine in ("daft", "ray"):
            out = Path(base) / engine
            try:
                __import__(engine)
            except ImportError as error:
                absent(f"the record on {engine}", error)
                continue
            if engine == "daft":
                line("daft, native", run(folders, engine, out), out)
            else:
                with cluster() as address:
                    line("daft on Ray, two nodes", run(folders, engine, out, RAY_ADDRESS=address), out)
        print("all the same" if len(set(results.values())) == 1 else f"THEY DIFFER: {results}")


if __name__ == "__main__":
    main()
