"""The service as its users have it: a process of its own, spoken to over HTTP by people with cookies."""

from __future__ import annotations

import contextlib
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from html import unescape

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Service:
    """``multilateral serve`` with these options in the given environment, on a free port."""

    def __init__(self, environment: dict[str, str], *options: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment, self.options = environment, options
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, patience: float = 60.0) -> None:
        """Starts it and waits until it answers."""
        command = [sys.executable, "-m", "multilateral", "serve", "--port", str(self.port), *self.options]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            self._wait(time.monotonic() + patience)
        except BaseException:
            # Nobody else knows of it yet: what does not answer in time would run on after the test.
            self.kill()
            raise

    def _wait(self, end: float) -> None:
        assert self.process is not None
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.address}/healthz", timeout=5).read()
                return
            if self.process.poll() is not None:
                raise AssertionError(f"serve ended: {self.process.communicate()[0].decode()}")
            time.sleep(0.05)
        raise AssertionError("serve did not answer")

    def kill(self) -> None:
        """``kill -9`` of everything it started."""
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        if self.process.returncode is None:
            self.process.communicate()

    def stop(self) -> int:
        """What Ctrl-C does; answers the exit status."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.communicate(timeout=60)
        return self.process.returncode


@contextlib.contextmanager
def running(environment: dict[str, str], *options: str) -> Iterator[Service]:
    """A service for the time of the block."""
    service = Service(environment, *options)
    service.start(patience=180)
    try:
        yield service
    finally:
        service.kill()


class Visitor:
    """Somebody with a browser without scripts: keeps cookies, sends forms with their token."""

    def __init__(self, service: Service) -> None:
        self.service = service
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.open = urllib.request.build_opener(jar).open

    def get(self, path: str) -> str:
        """A page."""
        with self.open(self.service.address + path, timeout=60) as answer:
            return str(answer.read().decode())

    def post(self, path: str, page: str | None = None, **fields: str) -> str:
        """Sends the form of ``page`` (or ``path``); answers where it led. Raises ``HTTPError`` if refused."""
        token = TOKEN.search(self.get(page or path))
        assert token is not None, f"there is no form on {page or path}"
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        request = urllib.request.Request(self.service.address + path, data, {"Referer": self.service.address + path})
        with self.open(request, timeout=60) as answer:
            answer.read()
            return str(answer.url)

    def step_in(self, name: str) -> None:
        """Steps into the role of somebody of the exercise, by name."""
        page = unescape(self.get("/exercise/"))
        found = re.search(rf'value="([0-9a-f-]{{36}})">\s*{re.escape(name)}', page)
        assert found is not None, f"nobody is called {name}"
        self.post("/exercise/step-in", "/exercise/", credential=found[1])
