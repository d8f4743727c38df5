"""`make bench`: runs every measurement in this folder, one after the other, each in a process of its own."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUPPORT = ("run.py", "measure.py", "installation.py", "growth.py")
"""What is no measurement of its own."""


def main() -> int:
    """Exit status 1 if a measurement could not be made."""
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        flush=True,
    )
    failed = []
    for script in sorted(HERE.glob("*.py")):
        if script.name not in SUPPORT:
            print(f"\n── {script.stem.replace('_', ' ')}", flush=True)
            if subprocess.run([sys.executable, str(script)], cwd=HERE.parent, stdin=subprocess.DEVNULL).returncode:
                failed.append(script.stem)
    if failed:
        print(f"\nCould not be measured: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
