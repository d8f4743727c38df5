"""Everything that somebody who is signed in as one role can ask of the service, asked over HTTP."""

from __future__ import annotations

import contextlib
import json
import re
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tests.journeys.finding import Found, walk
from tests.server.service import Service, Visitor

BODY, TEXT = "exercise-working-group", "ex-wg-3-l-4"
STATES = ("xom", "xbr")
STAGES = ("deposited", "entered", "withdrawn")
POSTED = {"/api/v1/agreed-language"}
"""Questions that are posted, because a draft is too long for an address; ``Asker.put`` asks them."""
OF_A_KIND = 40
"""Pages of a kind that are asked for: all of the exercise, but not what is the same of each of two hundred States."""
TYPED = re.compile(r"<input\b[^>]*>")
"""What somebody typed is shown again in its field, and in the way back after a change of language."""


class Answer:
    """One answer, as ``finding.walk`` reads them."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self._body = status, {k.lower(): v for k, v in headers.items()}, body

    def body(self) -> bytes:
        return self._body


class Asker(Visitor):
    """Somebody of the exercise, or with an empty name a visitor."""

    def __init__(self, service: Service, name: str) -> None:
        super().__init__(service)
        self.name = name
        if name:
            self.step_in(name)

    def ask(self, path: str) -> Answer:
        """Asks for an address; a refusal is an answer like any other."""
        try:
            with self.open(self.service.address + path, timeout=60) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, dict(refused.headers), refused.read())

    def put(self, path: str, **value: str) -> Any:
        """The answer to a question that is posted as JSON, as a value."""
        body = json.dumps(value).encode()
        question = urllib.request.Request(self.service.address + path, body, {"Content-Type": "application/json"})
        with self.open(question, timeout=60) as answer:
            return json.loads(answer.read())

    def everything(self, before: int, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Every address with what it answers: pages by their links, the JSON door, feeds, downloads, searches.

        Pages of entries that were in the ledger before there was a secret are left out: ``before`` of them.
        """
        old = re.compile(r"^/ledger/(\d+)$")
        counted: Counter[str] = Counter()

        def wanted(path: str) -> bool:
            if entry := old.match(path):
                return int(entry[1]) >= before
            kind = Found(path, 200, "", b"").kind
            counted[kind] += 1
            return counted[kind] <= OF_A_KIND

        starts = ["/", "/mine/", "/exercise/", "/feeds/documents.atom", "/feeds/ledger.atom"]
        starts += [f"/search?q={quote(word)}" for word in words]
        starts += [f"/texts/{TEXT}?view={view}" for view in ("clean", "bracketed", "attributed", "ours")]
        starts += [f"/texts/{TEXT}/{page}" for page in ("desk", "consolidate", "op3/propose", "op3/position")]
        starts += list(self.json(before, words))
        for found in walk(self.ask, *starts, wanted=wanted):
            yield found.path, TYPED.sub("", found.body.decode("utf-8", "replace"))

    def json(self, before: int, words: tuple[str, ...]) -> Iterator[str]:
        """Every address of the JSON door that its own description names. Raises where one is not known here."""
        size = json.loads(self.ask("/healthz").body())["entries"]
        documents = json.loads(self.ask("/api/v1/documents").body())["results"]
        fill = {
            "symbol": [each["symbol"] for each in documents],
            "id": [each["id"] for stage in STAGES for each in self.deposits(stage)],
            "slug": [TEXT],
            "n": range(before, size),
            "entry": range(before, size),
            "body": [BODY],
            "session": [3, 4],
            "state": [STATES[0]],
            "one": [STATES[0]],
            "other": [STATES[1]],
            "q": [quote(word) for word in words],
            "from": [before],
        }
        for path, methods in json.loads(self.ask("/api/v1/openapi.json").body())["paths"].items():
            # What is done with a key of one's own is done on deposits; what they show is asked for.
            assert all(method == "get" or "security" in what for method, what in methods.items()) or path in POSTED, (
                path
            )
            if "get" not in methods:
                continue
            addresses = [path]
            for parameter in methods["get"].get("parameters", []):
                name = parameter["name"]
                if not parameter["required"] and name != "q":  # words may be left out, and find what they find
                    continue
                assert name in fill, f"nobody has thought of asking {path} with {name}"
                hole = f"{{{name}}}" if parameter["in"] == "path" else None
                addresses = [
                    address.replace(hole, str(value)) if hole else f"{address}?{name}={value}"
                    for address in addresses
                    for value in fill[name]
                ]
            yield from addresses

    def deposits(self, stage: str) -> list[dict[str, Any]]:
        """The deposits of a stage, as the JSON door lists them."""
        found: list[dict[str, Any]] = json.loads(self.ask(f"/api/v1/deposits?stage={stage}").body())["results"]
        return found

    def listen(self, seconds: float, after: int) -> Listening:
        """Listens to the live stream of the body from an entry on, in the background."""
        return Listening(self, seconds, after)


class Listening:
    """What the live stream says for some seconds: ``events`` are the places in the ledger, ``heard`` is all of it."""

    def __init__(self, asker: Asker, seconds: float, after: int) -> None:
        self.heard = b""
        self._address = f"{asker.service.address}/live?place={BODY}&after={after}"
        self._asker, self._seconds = asker, seconds
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        with contextlib.suppress(TimeoutError), self._asker.open(self._address, timeout=self._seconds) as stream:
            while line := stream.readline():
                self.heard += line

    def done(self) -> set[int]:
        """Waits until the time is over; answers which entries were told."""
        self._thread.join()
        return {int(place) for place in re.findall(rb"^id: (\d+)", self.heard, re.M)}
