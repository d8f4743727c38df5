"""Which paragraph of one text became which of the other.

Three sorts of evidence, in this order: the words that two paragraphs share in runs, each word
weighing the more the rarer it is in the two texts; the place, which decides between equals and
lets a much rewritten paragraph be known by its neighbours; and coverage, by which a paragraph
that was taken up into another (or came out of it) explains words there that the first partner
leaves unexplained. Nothing here knows a language.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex
from rapidfuzz.distance import Indel

from multilateral.texts.compare.words import words as split

# Set on 932 pairs of General Assembly resolutions of one title in consecutive sessions, read by eye:
# of 5,500 pairs of paragraphs nine in ten lie above 0.8; unrelated paragraphs of one subject stay below
# 0.3; in place, pairs from 0.25 on were nearly all rightly paired, below it every second one wrongly.
ALIKE = 0.45
"""From this likeness on two paragraphs are one, wherever they stand."""
ALIKE_IN_PLACE = 0.25
"""From this likeness on they are one if they also stand between the same neighbours."""
COVERED = 0.6
"""A paragraph was merged into (or split off) another if so much of its weight is found in what was left unexplained."""
SHARE = 0.1
"""And that share, at least, of the other's weight must be explained by it."""
WORDS = 5
"""A shorter paragraph is not called merged or split off: so few words are found anywhere."""
FRAME = 0.9
"""What a match counts if only figures and dates differ ("resolution 76/62 of 6 December")."""
CANDIDATES = 8
"""How many partners of a paragraph are looked at closely; keeps long reports from costing the square."""

_FOLD = (("’", "'"), ("ʼ", "'"), ("‐", "-"), ("‑", "-"))
_FIGURE = regex.compile(r"\p{N}")


@dataclass(slots=True)
class Link:
    """Old and new paragraphs (their positions) that are one; empty ``old`` means inserted, empty ``new`` deleted."""

    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    moved: bool = False


@dataclass(slots=True)
class _Text:
    """A paragraph as words, the same with ``#`` for its figures, and what these weigh."""

    words: list[str]
    frame: list[str]
    weight: float
    frame_weight: float


def align(old: Sequence[str], new: Sequence[str]) -> list[Link]:
    """Every paragraph of both texts in exactly one link, in the order of the new text.

    Deleted paragraphs come after what they followed in the old text. A link is one to one, many to
    one (merged) or one to many (split).
    """
    # Most paragraphs stand in both: what is reckoned of a text is reckoned once.
    words = {text: split(_folded(text)) for text in {*old, *new}}
    rarity = _rarity([words[text] for text in (*old, *new)])
    figures = {word: "#" for word in rarity if not word.isalpha() and _FIGURE.search(word)}
    texts = {text: _text(found, figures, rarity) for text, found in words.items()}
    a, b = [texts[text] for text in old], [texts[text] for text in new]
    same = _same(a, b)
    likeness = dict.fromkeys(same.items(), 1.0)
    likeness |= {(i, j): _likeness(a[i], b[j], rarity) for i, j in _candidates(a, b, rarity, same)}
    pairs = _pair(likeness)
    _pair_in_place(pairs, likeness, [text.weight for text in a])
    links = {i: Link([i], [j]) for i, j in pairs.items()}
    _gather(links, a, b, rarity)
    return _ordered(list(links.values()), [len(text.words) for text in a], [len(text.words) for text in b])


def _text(words: list[str], figures: dict[str, str], rarity: dict[str, float]) -> _Text:
    weight = _weight(words, rarity)
    if figures.keys().isdisjoint(words):
        return _Text(words, words, weight, weight)
    frame = [figures.get(word, word) for word in words]
    return _Text(words, frame, weight, _weight(frame, rarity))


def _folded(text: str) -> str:
    if not text.isascii():
        for printed, plain in _FOLD:
            text = text.replace(printed, plain)
    return text.lower()


def _same(old: list[_Text], new: list[_Text]) -> dict[int, int]:
    """The paragraphs that stand once in either text, in the same words: nothing else need be asked about them."""
    places: list[dict[tuple[str, ...], list[int]]] = []
    for side in (old, new):
        at: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for n, text in enumerate(side):
            at[tuple(text.words)].append(n)
        places.append(at)
    there = places[1]
    return {
        at[0]: there[words][0] for words, at in places[0].items() if words and len(at) == len(there.get(words, ())) == 1
    }


def _rarity(paragraphs: list[list[str]]) -> dict[str, float]:
    found = Counter(itertools.chain.from_iterable(map(set, paragraphs)))
    found["#"] = len(paragraphs)
    return {word: math.log((len(paragraphs) + 1) / n) for word, n in found.items() if n}


def _weight(words: list[str], rarity: dict[str, float]) -> float:
    return sum(map(rarity.__getitem__, words))


def _shared(a: list[str], b: list[str], rarity: dict[str, float]) -> float:
    """The weight of what both have in common, in order, in runs of two words or more."""
    weight = 0.0
    for block in Indel.editops(a, b).as_matching_blocks():
        # A single word in common is chance ("States", "security"); two running are wording.
        if block.size > 1 or (block.size and (len(a) == 1 or len(b) == 1)):
            weight += _weight(a[block.a : block.a + block.size], rarity)
    return weight


def _likeness(a: _Text, b: _Text, rarity: dict[str, float]) -> float:
    """0 to 1: the geometric mean of how much of the shorter one is shared and how much of both."""
    best = _mean(_shared(a.words, b.words, rarity), a.weight, b.weight)
    if best < FRAME and a.frame is not a.words and b.frame is not b.words:
        frame = _mean(_shared(a.frame, b.frame, rarity), a.frame_weight, b.frame_weight)
        best = max(best, FRAME * frame)
    return best


def _mean(shared: float, a: float, b: float) -> float:
    if not a or not b:
        return 0.0
    return math.sqrt(shared / min(a, b) * 2 * shared / (a + b))


def _candidates(a: list[_Text], b: list[_Text], rarity: dict[str, float], same: dict[int, int]) -> set[tuple[int, int]]:
    """Pairs worth a closer look: those that share the rarest neighbouring words, ``same`` left out."""
    settled = set(same.values())
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, text in enumerate(b):
        for gram in _grams(text.frame) if j not in settled else ():
            index[gram].append(j)
    most = max(50, len(b) // 10)
    by_paragraph: dict[tuple[int, int], list[tuple[float, int, tuple[int, int]]]] = defaultdict(list)
    for i, text in enumerate(a):
        score: dict[int, float] = defaultdict(float)
        for gram in _grams(text.frame) if i not in same else ():
            if gram not in index:
                continue
            where = index[gram]
            if len(where) > most:
                # So common a pair of words tells nothing, unless the paragraph stands where it stood.
                where = [j for j in where if abs(i - j) <= 2]
            value = rarity[gram[0]] + (rarity[gram[1]] if gram[1] else 0.0)
            for j in where:
                score[j] += value
        for j, shared in score.items():
            # All that they share lies in the neighbours that they share: so little can never be alike.
            if _mean(shared, text.frame_weight, b[j].frame_weight) >= ALIKE_IN_PLACE:
                # Rounded: in what order it was summed is no reason to prefer one to another.
                ranked = (-round(shared, 6), abs(i - j), (i, j))
                by_paragraph[0, i].append(ranked)
                by_paragraph[1, j].append(ranked)
    return {pair for pairs in by_paragraph.values() for _, _, pair in sorted(pairs)[:CANDIDATES]}


def _grams(words: list[str]) -> set[tuple[str, str]]:
    if len(words) == 1:
        return {(words[0], "")}
    return set(itertools.pairwise(words))


def _pair(likeness: dict[tuple[int, int], float]) -> dict[int, int]:
    """Old position to new position, the most alike first; among equals the one that keeps the order."""
    strong = {pair: value for pair, value in likeness.items() if value >= ALIKE}
    anchors = _certain(strong)
    starts = sorted(anchors)

    def displaced(i: int, j: int) -> int:
        at = bisect.bisect_right(starts, i) - 1
        return abs(j - i) if at < 0 else abs(anchors[starts[at]] + i - starts[at] - j)

    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(strong, key=lambda p: (-round(strong[p], 2), displaced(*p), p)):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _certain(strong: dict[tuple[int, int], float]) -> dict[int, int]:
    """The pairs in which each is by far the best partner of the other."""
    best: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (i, j), value in strong.items():
        best[0, i].append(value)
        best[1, j].append(value)
    margin = 0.1
    return {
        i: j
        for (i, j), value in strong.items()
        if all(sum(v > value - margin for v in best[key]) == 1 for key in ((0, i), (1, j)))
    }


def _pair_in_place(pairs: dict[int, int], likeness: dict[tuple[int, int], float], weight: list[float]) -> None:
    """Add what is less alike, but stands between the same neighbours in both texts."""
    chain = kept_in_order(sorted(pairs.items()), [weight[i] for i in sorted(pairs)])
    old_at = [i for i, _ in chain]
    new_at = [j for _, j in chain]
    taken = set(pairs.values())
    weak = [p for p, v in likeness.items() if v >= ALIKE_IN_PLACE and p[0] not in pairs and p[1] not in taken]
    for i, j in sorted(weak, key=lambda p: (-likeness[p], p)):
        if i in pairs or j in taken:
            continue
        at = bisect.bisect(old_at, i)
        if at == bisect.bisect(new_at, j):
            pairs[i] = j
            taken.add(j)
            old_at.insert(at, i)
            new_at.insert(at, j)


def _gather(links: dict[int, Link], a: list[_Text], b: list[_Text], rarity: dict[str, float]) -> None:
    """Find what was merged into a pair or split off from it; then add all that is left alone."""
    partner_of_new = {link.new[0]: link for link in links.values()}
    loose_old = [i for i in range(len(a)) if i not in links]
    loose_new = [j for j in range(len(b)) if j not in partner_of_new]
    found: list[tuple[float, bool, int, Link]] = []
    for link in list(links.values()):
        (i,), (j,) = link.old, link.new
        for is_new, loose, side, whole, part in ((False, loose_old, a, b[j], a[i]), (True, loose_new, b, a[i], b[j])):
            rest = _unexplained(whole.words, part.words) if loose else []
            # Nearly always too little is left to hold any of them.
            left = _weight([word for word in rest if word], rarity) + 1e-6
            for k in loose if left >= SHARE * whole.weight else ():
                if left >= COVERED * side[k].weight and (gain := _gain(side[k], rest, whole.weight, rarity)):
                    found.append((gain, is_new, k, link))
    placed: set[tuple[bool, int]] = set()
    for _, is_new, k, link in sorted(found, key=lambda f: (-f[0], f[2], f[3].old)):
        # One to many or many to one, never both: a link must say plainly what happened.
        if (is_new, k) in placed or len(link.old if is_new else link.new) > 1:
            continue
        whole, side = (a[link.old[0]], b) if is_new else (b[link.new[0]], a)
        members = link.new if is_new else link.old
        if len(members) > 1:
            # Others came in since: what they explain cannot be explained again.
            rest = whole.words
            for member in members:
                rest = _unexplained(rest, side[member].words)
            if not _gain(side[k], rest, whole.weight, rarity):
                continue
        bisect.insort(members, k)
        placed.add((is_new, k))
    for i in loose_old:
        if (False, i) not in placed:
            links[i] = Link([i], [])
    for n, j in enumerate(loose_new):
        if (True, j) not in placed:
            links[-1 - n] = Link([], [j])


def _unexplained(text: list[str], by: list[str]) -> list[str]:
    """``text`` with the runs that ``by`` accounts for blanked out."""
    rest = list(text)
    for op in Indel.opcodes(text, by):
        if op.tag == "equal" and op.src_end - op.src_start > 1:
            rest[op.src_start : op.src_end] = [""] * (op.src_end - op.src_start)
    return rest


def _gain(text: _Text, rest: list[str], other: float, rarity: dict[str, float]) -> float:
    """How much of ``text`` lies in ``rest``, 0 to 1; 0 if too little to call it merged or split off."""
    if len(text.words) < WORDS or not text.weight or not other:
        return 0.0
    enough, there = max(COVERED * text.weight, SHARE * other), set(rest)
    if sum(rarity[word] for word in text.words if word in there) < enough - 1e-6:
        # Whatever their order, the words that are there at all are too few.
        return 0.0
    shared = _shared(text.words, rest, rarity)
    return shared / text.weight if shared >= enough else 0.0


def kept_in_order(pairs: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int]]:
    """The heaviest part of ``pairs`` (sorted by old position) whose new positions rise too."""
    # A Fenwick tree over the new positions holds the best chain that ends at or before each.
    rank = {j: n + 1 for n, j in enumerate(sorted(j for _, j in pairs))}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(rank) + 1)
    back: list[int] = []
    best = (0.0, -1)
    for n, ((_, j), weight) in enumerate(zip(pairs, weights, strict=True)):
        at = rank[j] - 1
        before = (0.0, -1)
        while at > 0:
            before = max(before, tree[at])
            at -= at & -at
        back.append(before[1])
        # A paragraph without weight (a heading of common words) still counts as one.
        here = (before[0] + weight + 1e-6, n)
        best = max(best, here)
        at = rank[j]
        while at < len(tree):
            tree[at] = max(tree[at], here)
            at += at & -at
    chain: list[tuple[int, int]] = []
    n = best[1]
    while n >= 0:
        chain.append(pairs[n])
        n = back[n]
    return chain[::-1]


def _ordered(links: list[Link], old_words: list[int], new_words: list[int]) -> list[Link]:
    """Mark what moved, as few words as can be, and put the links into reading order."""

    def main(link: Link) -> tuple[int, int]:
        return max(link.old, key=lambda i: old_words[i]), max(link.new, key=lambda j: new_words[j])

    paired = sorted((main(link), n) for n, link in enumerate(links) if link.old and link.new)
    weights = [sum(old_words[i] for i in links[n].old) for _, n in paired]
    chain = set(kept_in_order([pair for pair, _ in paired], weights))
    for pair, n in paired:
        links[n].moved = pair not in chain
    written = sorted((link for link in links if link.new), key=lambda link: link.new[0])
    after: dict[int, int] = {i: at for at, link in enumerate(written) if not link.moved for i in link.old}
    dropped: dict[int, list[Link]] = defaultdict(list)
    for link in sorted((link for link in links if not link.new), key=lambda link: link.old[0]):
        place = next((after[i] for i in range(link.old[0] - 1, -1, -1) if i in after), -1)
        dropped[place].append(link)
    out = list(dropped[-1])
    for at, link in enumerate(written):
        out.append(link)
        out.extend(dropped[at])
    return out
