"""How long the search takes over a loaded record: ``python -m tests.record.search_record --home DIR``.

Two hundred questions are drawn from the record itself: single words (the commonest among them), two words of a
paragraph, phrases, and the same in Arabic and Chinese. Each is asked once, with all that it can be narrowed by, after
one that is not counted has filled the shelf. The time is told as it passes and as the processor was at work.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from statistics import median, quantiles

COMMON = "international security nations states development assembly nuclear human rights resolution".split()


def questions(count: int = 200, seed: int = 4) -> dict[str, list[str]]:
    """Questions by kind, drawn from passages of the record."""
    from multilateral.record.models import Passage

    draw = random.Random(seed)
    kinds: dict[str, list[str]] = {"common word": COMMON * 2}
    for language, share in (("en", 120), ("ar", 30), ("zh", 30)):
        keys = list(Passage.objects.filter(version__language=language).order_by("pk").values_list("pk", flat=True)[::7])
        texts = dict(Passage.objects.filter(pk__in=draw.sample(keys, min(len(keys), 400))).values_list("pk", "text"))
        lines = [words for text in texts.values() if len(words := text.split() or [""]) > 6 or len(text) > 20]
        for n in range(share if lines else 0):
            words = draw.choice(lines)
            whole = " ".join(words)
            at = draw.randrange(max(1, len(words) - 4))
            if language == "zh":
                at = draw.randrange(max(1, len(whole) - 4))
                asked = ("sign", whole[at : at + 2]), ("signs", f"{whole[at : at + 2]} {whole[-5:-3]}")
                asked += (("phrase", f'"{whole[at : at + 4]}"'),)
            else:
                asked = ("word", words[at]), ("two words", f"{words[at]} {draw.choice(words)}")
                asked += (("phrase", '"' + " ".join(words[at : at + 4]) + '"'),)
            kind, question = asked[n % 3]
            kinds.setdefault(f"{kind}, {language}", []).append(question)
    return kinds


def main() -> None:
    """Prints a line a kind, and one for all."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--home", required=True)
    os.environ["MULTILATERAL_HOME"] = made.parse_args().home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilateral.server.settings")
    import django

    django.setup()
    from multilateral.record.queries import Sieve, sift

    def ask(question: str) -> tuple[float, float, int]:
        wall, work = time.perf_counter(), time.process_time()
        found = sift(question, Sieve())
        found.read((hit.held, hit.keys[:3]) for hit in found.hits[:10])
        return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - work), found.count

    ask("security")
    head = f"{'':>18} {'n':>4} {'found':>7} {'median':>8} {'p95':>8} {'slowest':>8}"
    print(f"{head}   ms; of the processor alone: median, p95")
    kinds = {kind: [ask(one) for one in asked] for kind, asked in questions().items()}
    for kind, times in [*kinds.items(), ("all", [one for some in kinds.values() for one in some])]:
        walls, works = [t[0] for t in times], [t[1] for t in times]
        tell = [median(walls), quantiles(walls, n=20)[-1], max(walls)]
        print(
            f"{kind:>18} {len(times):4} {median(t[2] for t in times):7.0f} "
            + " ".join(f"{ms:8.1f}" for ms in tell)
            + f"   {median(works):.1f}, {quantiles(works, n=20)[-1]:.1f}"
        )


if __name__ == "__main__":
    main()
