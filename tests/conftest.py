"""Fixtures and marks for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.alone import turn
from tests.cast import cast, enter  # noqa: F401  fixtures for every test
from tests.soak import Soak, figures
from tests.tools import SHARED, TOOLS, chromium, required
from tests.triggers import let_tests_empty_the_tables


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks whatever uses the database, so that it can be run again on PostgreSQL."""
    asks = {"db", "transactional_db", "live_server", "empty_installation"}
    for item in items:
        if item.get_closest_marker("django_db") or asks & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leaves out, or under REQUIRE_TOOLS=1 fails, what needs a tool that this machine does not have."""
    for tool in TOOLS:
        if item.get_closest_marker(tool.marker) and not tool.find():
            refuse = pytest.fail if required() else pytest.skip
            refuse(tool.missing())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Among several processes, a test that measures time has the machine to itself."""
    if not hasattr(item.config, "workerinput"):
        return (yield)
    # Each process has a folder of its own in the one of the run.
    shared_by_all = Path(item.config.option.basetemp).parent
    with turn(shared_by_all, alone=item.get_closest_marker("alone") is not None):
        return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """`make soak` is asked for its figures."""
    if os.environ.get("SOAK") == "whole":
        for line in figures(terminalreporter.getreports("passed")):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seed texts, documents and data beside the repository; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not there: put it beside the repository to run this test")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes keys, files or mail into the home of a real installation, or spends its time on passwords.

    Nor do two processes count failed sign-ins together: one would forgive what the other counts.
    """
    from django.conf import settings

    if not settings.configured:
        yield
        return
    from django.test import override_settings

    home = tmp_path_factory.mktemp("home")
    let_tests_empty_the_tables()
    with override_settings(
        MULTILATERAL_HOME=home,
        EMAIL_FILE_PATH=home / "outbox",
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """No page that a test before asked for is kept: tests lay down the same ledger again, not the same rows."""
    from django.apps import apps

    if apps.ready:
        from multilateral.record import follow_up
        from multilateral.web import kept

        kept.SHELF.pages.clear()
        kept.SHELF.bytes = 0
        follow_up._choices.cache_clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """The tests' SQLite is a file as in real life: one in memory knows neither WAL nor two writers.

    Each of several processes has its own: in a folder of its own, or under a name of its own in PostgreSQL.
    """
    from django.db import connections

    default = connections["default"]
    if default.vendor == "sqlite":
        default.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "tests.sqlite3")


@pytest.fixture
def empty_installation(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which a command of the service finds an empty home and an empty database of its own.

    The database is of the kind that this run is on: SQLite in the home, or one more in the PostgreSQL of the run.
    """
    environment = os.environ | {"MULTILATERAL_HOME": str(tmp_path / "home")}
    url = os.environ.get("MULTILATERAL_DATABASE")
    if not url:
        yield environment
        return
    from tests.postgres import another_database

    with another_database(url) as own:
        yield environment | {"MULTILATERAL_DATABASE": own}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless Chromium for the run (a Playwright ``Browser``); tests that use it are marked ``browser``."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, and Django would take the test itself for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield chrome
        chrome.close()


@pytest.fixture
def soak(request: pytest.FixtureRequest) -> Iterator[Soak]:
    """The cases of a long check: see ``tests/soak.py``."""
    series = Soak(request.node.nodeid)
    yield series
    # Shown by pytest if the test failed: enough to run the case again alone.
    print("the last case:", series.last)
