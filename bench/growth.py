"""How the cost of a question grows with the record: at once, four and sixteen times the English texts, beside peers.

The bigger record is made of copies: every English version is entered again with its passages under an invented symbol
(session 77 becomes 177, 277 …), by the index's own functions, in an installation that is thrown away. Copies are word
for word, so that every question also finds four and sixteen times as much: growth at its worst. Only the works and the
index over them are copied; the texts themselves, the ledger and the votes are not.

As a script: ``growth.py grow HOME FROM TO`` and ``growth.py draw HOME OUT``, each in a process of its own.
"""

from __future__ import annotations

import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from installation import django_at, latencies, p95, served
from measure import absent

QUESTIONS, PHRASES, DRAFTS, PAGES = 100, 100, 10, 60


def table(home: Path, sizes: Sequence[int]) -> None:
    """The figures at each size: 95th percentiles in milliseconds of whole answers over HTTP."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        asked = draw(home, Path(folder) / "drawn.json")
        words: list[str] = asked["questions"]
        print(f"\n{len(asked['passages']):,} English passages at 1 ×; p95 in ms of {QUESTIONS} questions each")
        found: dict[str, list[str]] = {}

        def tell(name: str, size: int, figure: str) -> None:
            # Each as soon as it is measured: the whole takes half an hour, most of it to make the copies.
            print(f"{size:>4} ×  {name:58}{figure:>10}", flush=True)
            found.setdefault(name, []).append(figure)

        made = 1
        for size in sizes:
            start = time.perf_counter()
            if size > made:
                subprocess.run([sys.executable, __file__, "grow", str(home), str(made), str(size)], check=True)
                made = size
            tell("  (seconds to make the copies)", size, f"{time.perf_counter() - start:.0f}")
            for name, value in _ours(home, asked):
                tell(name, size, f"{value:.1f}")
            for name, peer in (("SQLite FTS5, bare", fts5), ("tantivy, bare", tantivy)):
                figure, why = _peer(peer, asked["passages"], size, words)
                tell(name, size, f"{figure:.1f}" if figure is not None else why)
        print(f"\n{'':58}{''.join(f'{size:>8} ×' for size in sizes)}")
        for name, figures in found.items():
            print(f"{name:58}{''.join(f'{figure:>10}' for figure in figures)}")
        reuse(asked)


def _ours(home: Path, asked: dict[str, Any]) -> Iterator[tuple[str, float]]:
    searches = [f"/api/v1/search?language=en&q={quote(words)}" for words in asked["questions"]]
    found_pages = [f"/search?language=en&q={quote(words)}" for words in asked["questions"]]
    phrases = [("/api/v1/agreed-language", {"text": words, "language": "en"}) for words in asked["phrases"]]
    drafts = [("/api/v1/agreed-language", {"text": text, "language": "en"}) for text in asked["drafts"]]
    with served(home, workers=1) as port:
        latencies(port, [searches[0], found_pages[0], phrases[0]])  # what a process does once
        yield "search, JSON (bar 60)", p95(latencies(port, searches))
        yield "search, page (bar 60)", p95(latencies(port, found_pages))
        yield "agreed language, a phrase (bar 10)", p95(latencies(port, phrases))
        yield "agreed language, a whole draft, the slowest (bar 1,000)", latencies(port, drafts)[-1] * 1000
        yield "document page, set anew (bar 80)", p95(latencies(port, asked["pages"]))


def _peer(peer: Callable[..., float], passages: list[str], size: int, words: list[str]) -> tuple[float | None, str]:
    try:
        return peer(passages, size, words), ""
    except ImportError:
        return None, "absent"


def fts5(passages: list[str], size: int, questions: list[str]) -> float:
    """The p95 of a count and the first twenty, in an index of nothing but words."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        base = sqlite3.connect(f"{folder}/bare.sqlite3")
        base.execute("CREATE VIRTUAL TABLE bare USING fts5(words)")
        for _copy in range(size):
            base.executemany("INSERT INTO bare (words) VALUES (?)", ((words,) for words in passages))
        base.commit()
        taken = []
        for words in questions:
            match = words if words.startswith('"') else " AND ".join(f'"{word}"' for word in words.split())
            start = time.perf_counter()
            base.execute("SELECT count(*) FROM bare WHERE bare MATCH ?", [match]).fetchone()
            base.execute("SELECT words FROM bare WHERE bare MATCH ? ORDER BY rowid LIMIT 20", [match]).fetchall()
            taken.append(time.perf_counter() - start)
        base.close()
        return p95(sorted(taken))


def tantivy(passages: list[str], size: int, questions: list[str]) -> float:
    """The p95 of the twenty best and the count."""
    import tantivy as peer

    builder = peer.SchemaBuilder()
    builder.add_text_field("words", stored=True)
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        index = peer.Index(builder.build(), path=folder)
        writer = index.writer(heap_size=200_000_000)
        for _copy in range(size):
            for words in passages:
                writer.add_document(peer.Document(words=words))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher = index.searcher()
        taken = []
        for words in questions:
            text = words if words.startswith('"') else " AND ".join(words.split())
            start = time.perf_counter()
            for _score, address in searcher.search(index.parse_query(text, ["words"]), 20, count=True).hits:
                searcher.doc(address)
            taken.append(time.perf_counter() - start)
        return p95(sorted(taken))


def reuse(asked: dict[str, Any]) -> None:
    """Phrases held against all passages by those who look for likeness: a scan, and sketches."""
    passages, phrases = asked["passages"], asked["phrases"]
    from rapidfuzz import fuzz, process

    start = time.perf_counter()
    for words in phrases[:3]:
        process.extractOne(words, passages, scorer=fuzz.partial_ratio, score_cutoff=80)
    print(f"{'a phrase by a rapidfuzz scan (partial_ratio)':58}{(time.perf_counter() - start) / 3 * 1000:10.1f}")
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError as error:
        absent("a phrase by datasketch MinHash", error)
        return

    def sketch(words: str) -> Any:
        parts = words.lower().split()
        made = MinHash(num_perm=64)
        made.update_batch([" ".join(parts[n : n + 3]).encode() for n in range(max(1, len(parts) - 2))])
        return made

    start = time.perf_counter()
    held = MinHashLSH(threshold=0.5, num_perm=64)
    for n, words in enumerate(passages):
        held.insert(n, sketch(words))
    built, start = time.perf_counter() - start, time.perf_counter()
    hits = sum(bool(held.query(sketch(words))) for words in phrases)
    taken = (time.perf_counter() - start) / len(phrases) * 1000
    name = "a phrase by datasketch MinHash, half alike"
    print(f"{name:58}{taken:10.1f}   ({built:.0f} s to build; finds {hits} of {len(phrases)})")


def draw(home: Path, out: Path) -> dict[str, Any]:
    """Questions drawn from the English texts with a fixed seed, and the passages themselves."""
    subprocess.run([sys.executable, __file__, "draw", str(home), str(out)], check=True)
    value: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return value


def _draw(home: Path, out: Path) -> None:
    django_at(home)
    from multilateral.record.index import passages
    from multilateral.record.models import Version
    from multilateral.texts import write
    from multilateral.texts.model import from_json

    source = random.Random("1")
    texts: list[str] = []
    drafts: list[str] = []
    symbols: list[str] = []
    english = Version.objects.select_related("work").filter(language="en").exclude(work__adopted_on=None)
    for version in english.order_by("work__order").iterator(chunk_size=50):
        document = from_json(version.document)
        texts += [words for _place, words in passages(document)]
        symbols.append(version.work.symbol)
        if version.work.session == "79":
            drafts.append(write(document, "text").decode()[:100_000])
    long = [words for words in texts if len(words.split()) > 20]
    questions = []
    for n in range(QUESTIONS):
        words = re.findall(r"[A-Za-z]{5,}", source.choice(long))
        if n % 5 == 4:
            plain = source.choice(long).split()
            at = source.randrange(len(plain) - 3)
            questions.append('"' + re.sub(r"[^\w ]", " ", " ".join(plain[at : at + 3])) + '"')
        else:
            questions.append(" ".join(source.sample(words, min(len(words), 1 + n % 2))))
    phrases = []
    for _n in range(PHRASES):
        plain = source.choice(long).split()
        at, length = source.randrange(len(plain) - 12), source.randint(8, 12)
        phrases.append(" ".join(plain[at : at + length]))
    drawn = {
        "passages": texts,
        "questions": questions,
        "phrases": phrases,
        "drafts": source.sample(drafts, min(DRAFTS, len(drafts))),
        "pages": [f"/documents/{quote(symbol)}" for symbol in source.sample(symbols, min(PAGES, len(symbols)))],
    }
    out.write_text(json.dumps(drawn, ensure_ascii=False), encoding="utf-8")


def _grow(home: Path, already: int, to: int) -> None:
    """Enters the copies ``already`` to ``to - 1``; no act and no line of the ledger, in a home that is thrown away."""
    django_at(home)
    from django.db import connection, transaction
    from django.utils import timezone

    from multilateral.ledger.writing import writing
    from multilateral.record.gathering import gather
    from multilateral.record.index import entries, index_version
    from multilateral.record.models import Version, Work
    from multilateral.texts.model import from_json

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    english = Version.objects.select_related("work").filter(language="en").exclude(work__adopted_on=None)
    english = english.exclude(work__kind="collection")
    taken = set(Work.objects.values_list("symbol", flat=True))
    for version in english.iterator(chunk_size=50):
        found, work = entries(from_json(version.document)), version.work
        with transaction.atomic(), writing("bench"):
            for copy in range(already, to):
                symbol = _invented(work.symbol, copy)
                if symbol == work.symbol or symbol in taken:
                    continue
                taken.add(symbol)
                # As a kind of its own it is on no agenda topic, whose matrix would want its text.
                another = Work(
                    symbol=symbol, kind="collection", title=work.title, session=work.session, date=work.date,
                    adopted_on=work.adopted_on, order=f"{work.order[:190]} {copy}",
                )  # fmt: skip
                another.save()
                document = {"symbol": symbol, "language": "en", "title": work.title, "kind": "collection"}
                held = Version(work=another, language="en", document=document, entered_at=timezone.now())
                held.save()
                index_version(held, found)
    gather(3600)  # as a load does at its end


def _invented(symbol: str, copy: int) -> str:
    """``A/RES/77/36`` in its first copy is A/RES/177/36."""
    return re.sub(r"\d+", lambda number: str(int(number[0]) + 100 * copy), symbol, count=1)


if __name__ == "__main__":
    if sys.argv[1] == "grow":
        _grow(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        _draw(Path(sys.argv[2]), Path(sys.argv[3]))
