"""What does the jobs: this process, all its cores, or daft, by itself or on a Ray cluster. Outcomes come in order.

Each engine takes the jobs and the work and gives one outcome a job, the same whichever it is. daft and Ray are
extras (``pip install 'multilateral[scale]'``, ``[cluster]``): they are for records that outgrow one machine.
On a cluster every machine must see the inputs, and the folder of the results, under the same paths.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from multilateral.cli.inputs import STANDARD_INPUT
from multilateral.cli.jobs import Job, Outcome, Work, do

Engine = Callable[[Sequence[Job], Work], Iterator[Outcome]]
FEW = 4
"""So few jobs are done before a second process has begun."""
_AT_ONCE = 8
"""Jobs that are handed to a process together: one by one, the handing over would show."""


class EngineError(Exception):
    """An engine cannot be used here: one sentence."""


def cores() -> int:
    """How many cores this process may use; fewer if ``MULTILATERAL_CORES`` says so."""
    asked = os.environ.get("MULTILATERAL_CORES", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def one_by_one(jobs: Sequence[Job], work: Work) -> Iterator[Outcome]:
    """In this process, each when its turn has come."""
    return (do(job, work) for job in jobs)


def all_cores(jobs: Sequence[Job], work: Work) -> Iterator[Outcome]:
    """In as many processes as there are cores. A job that brings its process down fails alone."""
    if len(jobs) < FEW or cores() < 2 or any(job.input.path == STANDARD_INPUT for job in jobs):
        yield from one_by_one(jobs, work)
        return
    chunks = deque(jobs[at : at + _AT_ONCE] for at in range(0, len(jobs), _AT_ONCE))
    while chunks:
        with _pool(cores()) as pool:
            waiting: deque[tuple[Sequence[Job], Future[list[Outcome]]]] = deque()
            try:
                while chunks or waiting:
                    # Not all at once: results that wait for their turn are held in memory.
                    while chunks and len(waiting) < 4 * cores():
                        chunk = chunks.popleft()
                        waiting.append((chunk, pool.submit(_several, chunk, work)))
                    yield from waiting[0][1].result()
                    waiting.popleft()
            except BrokenProcessPool:
                chunks.extendleft(chunk for chunk, _ in reversed(waiting))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        if chunks:
            # One of these did it; alone in its process it takes nobody with it.
            for job in chunks.popleft():
                yield _alone(job, work)


def _pool(processes: int) -> ProcessPoolExecutor:
    # A forked process has the engine loaded already.
    known = multiprocessing.get_all_start_methods()
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("fork" if "fork" in known else None))


def _several(jobs: Sequence[Job], work: Work) -> list[Outcome]:
    return [do(job, work) for job in jobs]


def _alone(job: Job, work: Work) -> Outcome:
    try:
        with _pool(1) as pool:
            return pool.submit(do, job, work).result()
    except BrokenProcessPool:
        path = job.input.printed
        return Outcome(error=f"{path}: it brought the process that read it down, leave it out and report it")


def on_daft(jobs: Sequence[Job], work: Work) -> Iterator[Outcome]:
    """On daft, in this machine."""
    return _daft(jobs, work, ray=False)


def on_ray(jobs: Sequence[Job], work: Work) -> Iterator[Outcome]:
    """On daft on the Ray cluster that ``RAY_ADDRESS`` names, or on one that is begun here."""
    return _daft(jobs, work, ray=True)


def _daft(jobs: Sequence[Job], work: Work, *, ray: bool) -> Iterator[Outcome]:
    # Neither shall tell anybody that it is used.
    os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ["DAFT_RUNNER"] = "ray" if ray else "native"
    try:
        import daft

        if ray:
            import ray as _  # noqa: F401 - daft finds out only later that it is missing
    except ImportError as error:
        extra = "cluster" if ray else "scale"
        raise EngineError(
            f"--engine {'ray' if ray else 'daft'}: {error.name} is not installed, install multilateral[{extra}]"
        ) from None
    if ray:
        daft.set_runner_ray(os.environ.get("RAY_ADDRESS"), noop_if_initialized=True)

    # A process for each core: Python does one thing at a time in each. On a cluster Ray sees to it.
    @daft.cls(use_process=not ray, max_concurrency=None if ray else cores())
    class Worker:
        @daft.method.batch(return_dtype=daft.DataType.binary(), batch_size=_AT_ONCE)
        def done(self, packed: daft.Series) -> list[bytes]:
            return [pickle.dumps(do(*pickle.loads(one))) for one in packed.to_pylist()]  # noqa: S301 - made below

    done: Any = Worker().done  # what daft makes of a method takes columns
    rows = {"n": list(range(len(jobs))), "job": [pickle.dumps((job, work)) for job in jobs]}
    frame = daft.from_pydict(rows)
    if ray:
        # daft itself parts the rows; on a cluster there must be parts for every machine.
        frame = frame.into_partitions(min(len(jobs), 64) or 1)
    outcomes = frame.with_column("job", done(daft.col("job"))).sort("n").select("job").to_pydict()["job"]
    yield from (pickle.loads(outcome) for outcome in outcomes)  # noqa: S301 - made above


ENGINES: dict[str, Engine] = {"cores": all_cores, "daft": on_daft, "ray": on_ray}
