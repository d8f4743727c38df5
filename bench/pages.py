"""How many pages a second, three ways to put the same Django behind one port. Ratios in one run; more is better."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PAGES = ("/texts/ex-wg-3-l-4", "/healthz")
"""A heavy page and the lightest answer."""
SECONDS, READERS, ROUNDS = 2.0, 8, 3

WAYS = {
    "WSGI in threads behind ASGI (ours)": ("asgi", "multilateral.server.asgi:application"),
    "WSGI alone (no live stream)": ("wsgi", "multilateral.server.wsgi:application"),
    "Django under ASGI": ("asgi", "bench_asgi:application"),
}
WHOLLY_ASGI = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilateral.server.settings")
from django.core.asgi import get_asgi_application
application = get_asgi_application()
"""
FOUND = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from multilateral.server.founding import found
found(exercise=True, say=lambda words: None)
"""


def serve(interface: str, target: str, environment: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    """granian with one worker, until it answers."""
    options = ["--interface", interface, "--port", str(port), "--log-level", "error"]
    process = subprocess.Popen([sys.executable, "-m", "granian", *options, target], env=environment)
    for _attempt in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def pages_a_second(port: int, page: str) -> float:
    """Pages answered to eight readers."""
    count, lock, end = [0], threading.Lock(), time.monotonic() + SECONDS

    def read() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < end:
            line.request("GET", page)
            answer = line.getresponse()
            answer.read()
            assert answer.status == 200
            with lock:
                count[0] += 1

    readers = [threading.Thread(target=read) for _reader in range(READERS)]
    start = time.monotonic()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return count[0] / (time.monotonic() - start)


def main() -> None:
    """The table."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "bench_asgi.py").write_text(WHOLLY_ASGI)
        environment = os.environ | {
            "MULTILATERAL_HOME": home,
            "DJANGO_SETTINGS_MODULE": "multilateral.server.settings",
            "PYTHONPATH": home,
        }
        subprocess.run([sys.executable, "-c", FOUND], env=environment, check=True)
        best = {(page, way): 0.0 for page in PAGES for way in WAYS}
        for _round in range(ROUNDS):
            for port, (way, (interface, target)) in enumerate(WAYS.items(), 8930):
                process = serve(interface, target, environment, port)
                try:
                    for page in PAGES:
                        pages_a_second(port, page)
                        best[page, way] = max(best[page, way], pages_a_second(port, page))
                finally:
                    process.terminate()
                    process.wait()
        for (page, way), rate in best.items():
            ours = best[page, next(iter(WAYS))]
            print(f"{page:<20} {way:<36}{rate:8.1f} answers/s   {rate / ours:5.2f} × ours")


if __name__ == "__main__":
    main()
