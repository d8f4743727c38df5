"""Agreed language over a loaded record: ``python -m tests.record.agreed_record --home DIR [--draws 500] [--seed 1]``.

DIR is a home folder into which ``multilateral load`` has entered the English texts. Three questions:

- *Verbatim*: clauses of eight words or more, drawn from the texts of session 79. The adopted works that a plain
  scan over the folded words of every adopted passage finds, against those that ``agreed`` finds.
- *Adapted*: clauses of fourteen words or more from session 79 that one to three works adopted in earlier sessions have,
  with three words changed to others of the record. Is one of those works among the first three?
- *Time*: each of these questions, and whole texts of session 79, pasted as they are and with every eighth word changed.

A draw takes a text, a passage of it and a clause of that, each with the same chance.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

SESSION = "79"


@dataclass(slots=True)
class Passages:
    """Every adopted passage of a language: its folded words between blanks, and the symbol and session of its work."""

    words: list[str]
    symbols: list[str]
    sessions: list[str]

    def scan(self, words: Sequence[str]) -> dict[str, str]:
        """The works that have these words in a row, each with its session: a look at every passage."""
        sought = f" {' '.join(words)} "
        found = {self.symbols[n]: self.sessions[n] for n, there in enumerate(self.words) if sought in there}
        # A collection and a resolution in it that is held by itself are one adoption.
        return {symbol: at for symbol, at in found.items() if not any(s.startswith(f"{symbol} ") for s in found)}


def held(language: str = "en") -> Passages:
    """Every adopted passage of the real texts that the database holds."""
    from multilateral.record.models import Passage
    from multilateral.record.words import folded

    rows = Passage.objects.filter(version__language=language, version__work__exercise=False)
    rows = rows.exclude(version__work__adopted_on=None)
    of_all = rows.values_list("text", "version__work__symbol", "version__work__session")
    texts, symbols, sessions = zip(*of_all.iterator(), strict=True)
    return Passages([f" {folded(text)} " for text in texts], list(symbols), list(sessions))


def drawn(chance: random.Random, least: int) -> Iterator[str]:
    """Clauses of ``least`` words or more from the texts of the session, without end."""
    from multilateral.record.clauses import clauses, paragraphs
    from multilateral.record.models import Passage

    rows = Passage.objects.filter(version__language="en", version__work__session=SESSION, version__work__exercise=False)
    passages: dict[str, list[str]] = {}
    for symbol, text in rows.exclude(version__work__adopted_on=None).values_list("version__work__symbol", "text"):
        passages.setdefault(symbol, []).append(text)
    while True:
        text = chance.choice(passages[chance.choice(list(passages))])
        cut = [c for words in paragraphs(text) for c in clauses(text, words, "en") if len(c.words) >= least]
        if cut:
            one = chance.choice(cut)
            yield text[one.start : one.end]


def changed(clause: str, chance: random.Random, vocabulary: Sequence[str], words: int = 3) -> str:
    """The clause with so many of its words changed to others, drawn as they come in the record."""
    from multilateral.record.words import tokens

    for token in sorted(chance.sample(list(tokens(clause)), words), key=lambda t: -t.start):
        other = chance.choice([word for word in chance.sample(vocabulary, 3) if word != token.word])
        clause = clause[: token.start] + other + clause[token.end :]
    return clause


def verbatim(passages: Passages, draws: int, seed: int) -> tuple[int, int, list[str], list[float]]:
    """Works that the scan finds; those of them that ``agreed`` finds; what differs; seconds of each question."""
    from multilateral.record.agreed import agreed

    due = found = 0
    differing, seconds = [], []
    clauses = drawn(random.Random(seed), 8)
    for _ in range(draws):
        text = next(clauses)
        answer, took = timed(lambda text=text: agreed(text, "en"))
        seconds.append(took)
        known = [c for c in answer.clauses if c.status == "verbatim"]
        ours = {match.symbol for c in known for match in c.matches} if len(answer.clauses) == 1 else set()
        theirs = passages.scan(_words(text))
        due += len(theirs)
        found += len(theirs.keys() & ours)
        if set(theirs) != ours:
            differing.append(f"{text!r}: scan alone {set(theirs) - ours}, agreed alone {ours - set(theirs)}")
    return due, found, differing, seconds


def adapted(passages: Passages, draws: int, seed: int) -> tuple[int, list[str], list[float]]:
    """How many clauses had one of the earlier works among the first three; the others; seconds of each question."""
    from multilateral.record.agreed import agreed

    chance = random.Random(seed)
    vocabulary = [
        word for words in chance.sample(passages.words, min(2000, len(passages.words))) for word in words.split()
    ]
    hit, missed, seconds = 0, [], []
    clauses = drawn(chance, 14)
    asked: set[str] = set()
    for text in islice(clauses, 100 * draws):  # a small record has few such clauses, and the draw ends there
        if len(seconds) == draws:
            break
        earlier = {symbol for symbol, session in passages.scan(_words(text)).items() if session != SESSION}
        if not 1 <= len(earlier) <= 3 or text in asked:
            continue
        asked.add(text)
        question = changed(text, chance, vocabulary)
        answer, took = timed(lambda question=question: agreed(question, "en"))
        seconds.append(took)
        first = [match.symbol for c in answer.clauses[:1] for match in c.matches[:3]]
        if earlier & set(first):
            hit += 1
        else:
            told = [(m.symbol, m.likeness) for c in answer.clauses for m in c.matches[:4]]
            missed.append(f"{question!r}: due {sorted(earlier)}, told {told} in {len(answer.clauses)}")
    return hit, missed, seconds


def drafts(draws: int, seed: int) -> tuple[list[float], list[float], list[int]]:
    """Seconds of whole texts as they are, and with every eighth word changed; the clauses of each."""
    from multilateral.record.agreed import agreed
    from multilateral.record.models import Version
    from multilateral.texts import write
    from multilateral.texts.model import from_json

    chance = random.Random(seed)
    keys = list(
        Version.objects.filter(language="en", work__session=SESSION).order_by("pk").values_list("pk", flat=True)
    )
    plain, worked, sizes = [], [], []
    for key in chance.sample(keys, min(draws, len(keys))):
        text = write(from_json(Version.objects.get(pk=key).document), "text").decode()[:100_000]
        answer, took = timed(lambda text=text: agreed(text, "en"))
        plain.append(took)
        sizes.append(len(answer.clauses))
        words = text.split(" ")
        words[::8] = ["lantern"] * len(words[::8])
        worked.append(timed(lambda words=words: agreed(" ".join(words), "en"))[1])
    return plain, worked, sizes


def timed(ask: Callable[[], Any]) -> tuple[Any, float]:
    """What is asked, and the seconds that the answer took."""
    began = time.perf_counter()
    answer = ask()
    return answer, time.perf_counter() - began


def spread(seconds: Sequence[float]) -> str:
    """Median, 95th percentile and largest, in milliseconds."""
    row = sorted(1000 * one for one in seconds)
    return f"median {row[len(row) // 2]:.1f}, p95 {row[int(0.95 * (len(row) - 1))]:.1f}, largest {row[-1]:.1f} ms"


def _words(text: str) -> list[str]:
    from multilateral.record.words import tokens

    return [token.word for token in tokens(text)]


def main() -> None:
    """Prints the figures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--home", required=True)
    asked.add_argument("--draws", type=int, default=500)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--show", action="store_true", help="what was missed")
    options = asked.parse_args()
    os.environ["MULTILATERAL_HOME"] = options.home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilateral.server.settings")
    import django

    django.setup()
    passages = held()
    due, found, differing, seconds = verbatim(passages, options.draws, options.seed)
    print(f"verbatim: {found} of {due} adoptions found; {len(differing)} answers differ; {spread(seconds)}")
    hit, missed, seconds = adapted(passages, options.draws, options.seed)
    print(f"adapted: {hit} of {options.draws} among the first three ({hit / options.draws:.1%}); {spread(seconds)}")
    plain, worked, sizes = drafts(max(1, options.draws // 10), options.seed)
    print(f"whole texts of {min(sizes)} to {max(sizes)} clauses: as they are {spread(plain)}; changed {spread(worked)}")
    for line in [*differing, *missed] if options.show else ():
        print(" ", line)


if __name__ == "__main__":
    main()
