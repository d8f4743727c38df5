"""A PostgreSQL of one's own for the time of a test run: unprivileged, in a temporary folder, gone afterwards.

``python -m tests.postgres`` starts one, prints its URL and stops it when the input ends or on Ctrl-C.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from tests.tools import postgresql


def _unprivileged() -> pwd.struct_passwd | None:
    """The account to run as: the server refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(account: pwd.struct_passwd | None, *command: str) -> None:
    identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    done = subprocess.run(
        command,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **identity,
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} ended with {done.returncode}:\n{done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster() -> Iterator[str]:
    """Starts a server on 127.0.0.1 and gives its URL; stops it and removes its files at the end.

    Raises RuntimeError, with what the server said, if it cannot be started.
    """
    binaries = postgresql()
    if not binaries:
        raise RuntimeError("PostgreSQL is missing. Install it with: apt-get install postgresql")
    account = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="multilateral-postgresql-"))
    try:
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        data, port = folder / "data", _free_port()
        initdb = ["--username=multilateral", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        _run(account, f"{binaries}/initdb", "--pgdata", str(data), *initdb)
        # Tests may lose everything in a power cut; waiting for the disk would only slow them down.
        server = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off -c max_connections=200"
        _run(account, f"{binaries}/pg_ctl", "start", "-w", "-D", str(data), "-l", str(folder / "log"), "-o", server)
        try:
            yield f"postgresql://multilateral@127.0.0.1:{port}/postgres"
        finally:
            _run(account, f"{binaries}/pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(data))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def another_database(url: str) -> Iterator[str]:
    """Creates an empty database beside the one of ``url``, gives its URL, and drops it at the end."""
    import psycopg
    from psycopg import sql

    name = f"multilateral_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


if __name__ == "__main__":
    with cluster() as address:
        print(f"MULTILATERAL_DATABASE={address}", flush=True)
        with suppress(KeyboardInterrupt):
            sys.stdin.read()
