"""The PostgreSQL of a test run starts, serves, and leaves nothing behind."""

import os
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.postgres import another_database, cluster


def leftovers() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("multilateral-postgresql-*"))


@pytest.mark.postgresql
def test_a_cluster_serves_empty_databases_and_is_gone_afterwards() -> None:
    import psycopg

    before = leftovers()
    with cluster() as url, another_database(url) as own:
        with psycopg.connect(own) as connection:
            assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)
            (number,) = connection.execute("SELECT pg_backend_pid()").fetchone() or (0,)
            owner = int(subprocess.check_output(["ps", "-o", "uid=", "-p", str(number)], text=True))
            assert owner == os.geteuid() or os.geteuid() == 0 != owner
        assert own != url
    assert leftovers() == before
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
