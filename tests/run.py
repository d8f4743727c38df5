"""`make test`: every check and test that this machine can run, and at the end what it could not.

Exit status 1 if a check or test failed, or if a tool is missing under REQUIRE_TOOLS=1.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# A test with a browser keeps three processes busy, so that more than two at a time gain little and cost much memory.
PROCESSES = 2 if (os.cpu_count() or 1) > 1 else 0
# One file that cannot be imported does not keep the others from running.
PYTEST = ("pytest", "-q", "--continue-on-collection-errors", "-n", str(PROCESSES), "--dist", "worksteal")
sys.path.insert(0, str(ROOT))

from tests import postgres, tools  # noqa: E402 - the line above lets them be found

NOTHING_CHOSEN = 5
"""The exit status of pytest where no test is asked for: on PostgreSQL that is so with some arguments, and no fault."""


def run(title: str, *command: str, fine: tuple[int, ...] = (0,), **environment: str) -> bool:
    """Runs one check in the foreground and says how it went; ``fine`` are the statuses of one that passed."""
    print(f"\n── {title}", flush=True)
    started = time.monotonic()
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, env=os.environ | environment, stdin=subprocess.DEVNULL
    )
    passed = done.returncode in fine
    print(f"   {'ok' if passed else 'FAILED'}, {time.monotonic() - started:.1f} s", flush=True)
    return passed


def on_postgresql(*arguments: str) -> bool:
    """Runs the tests that use the database again, on a PostgreSQL of their own."""
    try:
        with postgres.cluster() as url:
            title = "tests of the rooms, on PostgreSQL"
            # Journeys in the browser are about pages, and take as long again: once is enough.
            chosen = "database and not soak and not browser"
            fine = (0, NOTHING_CHOSEN) if arguments else (0,)
            return run(title, *PYTEST, "-m", chosen, *arguments, fine=fine, MULTILATERAL_DATABASE=url)
    except RuntimeError as problem:
        print(f"\n── tests of the rooms, on PostgreSQL\n   FAILED: {problem}", flush=True)
        return False


def main(arguments: list[str]) -> int:
    """``arguments`` go to pytest."""
    # Told to stop, it stops what it started: the servers of the tests are closed on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="multilateral-test-", ignore_cleanup_errors=True) as home:
        os.environ |= {"MULTILATERAL_HOME": home, "MULTILATERAL_DATABASE": ""}
        checks = {
            "style": run("style", "ruff", "check", "--output-format", "concise"),
            "format": run("format", "ruff", "format", "--check", "--output-format", "concise"),
            "types": run("types", "mypy"),
            "import contracts": run("import contracts", "lint-imports", "--no-logo"),
            "tests": run("tests", *PYTEST, *arguments),
        }
        if tools.postgresql():
            checks["tests on PostgreSQL"] = on_postgresql(*arguments)

    missing = tools.missing()
    if missing:
        print("\nCould not run here:")
        for line in missing:
            print(f"  - {line}")
    if missing and tools.required():
        print("REQUIRE_TOOLS is set, so what is missing counts as a failure.")
        checks["tools"] = False
    failed = [name for name, passed in checks.items() if not passed]
    print(f"\n{'Failed: ' + ', '.join(failed) if failed else 'All checks and tests passed.'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
