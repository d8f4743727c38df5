"""Alignment on texts of the record, altered in known ways: what was done must be found again."""

import random
import re

import pytest
from lxml import etree

from multilateral.texts.compare.align import align

AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def paragraphs(path):
    """The words of the preambular and operative paragraphs, as far as the file marks them plainly."""
    root = etree.parse(path).getroot()
    for note in root.xpath("//a:authorialNote | //a:num", namespaces=AKN):
        note.clear(keep_tail=True)
    found = root.xpath("(//a:preamble)[1]/a:container | (//a:mainBody)[1]/a:paragraph", namespaces=AKN)
    texts = [re.sub(r"\s+", " ", "".join(e.itertext())).strip() for e in found]
    return [t for t in texts if len(t.split()) > 8]


@pytest.fixture(scope="module")
def record(shared):
    files = sorted((shared / "data" / "unga" / "78" / "English").glob("*.xml"))
    texts = [paragraphs(f) for f in files[::3]]
    return [t for t in texts if 10 <= len(t) <= 60 and len(set(t)) == len(t)]


def altered(old, strangers, draw):
    """A later text and its true links: one moved, two merged, one split, two dropped, two new, words edited."""
    pieces = [([n], text) for n, text in enumerate(old)]
    cut = max(range(len(pieces)), key=lambda n: len(pieces[n][1].split()))
    words = pieces[cut][1].split()
    halves = [([cut], " ".join(words[: len(words) // 2])), ([cut], " ".join(words[len(words) // 2 :]))]
    pieces[cut : cut + 1] = halves
    at = draw.choice([n for n in range(len(pieces) - 1) if cut not in pieces[n][0] + pieces[n + 1][0]])
    pieces[at : at + 2] = [
        (pieces[at][0] + pieces[at + 1][0], pieces[at][1].rstrip(",;.") + " and " + pieces[at + 1][1])
    ]
    plain = [n for n, (source, _) in enumerate(pieces) if len(source) == 1 and source != [cut]]
    for n in sorted(draw.sample(plain, 2), reverse=True):
        del pieces[n]
    plain = [n for n, (source, _) in enumerate(pieces) if len(source) == 1 and source != [cut]]
    moved = pieces.pop(draw.choice(plain))
    pieces.insert(draw.randrange(len(pieces)), moved)
    for n, (source, text) in enumerate(pieces):
        edited = text.split()
        for _ in range(len(edited) // 12):
            edited[draw.randrange(len(edited))] = draw.choice(["indeed", "further", "relevant", "all", "2031"])
        pieces[n] = (source, " ".join(edited))
    for text in draw.sample(strangers, 2):
        pieces.insert(draw.randrange(len(pieces)), ([], text))
    truth = {(i, j) for j, (source, _) in enumerate(pieces) for i in source}
    return [text for _, text in pieces], truth


def test_known_alterations_of_the_record_are_found_again(record):
    draw = random.Random(1)
    right = found = true = 0
    for n, old in enumerate(record):
        strangers = record[(n + 7) % len(record)]
        new, truth = altered(old, strangers, draw)
        links = {(i, j) for link in align(old, new) for i in link.old for j in link.new}
        right += len(links & truth)
        found += len(links)
        true += len(truth)
    assert len(record) > 30
    assert right / found > 0.99
    assert right / true > 0.99


def test_a_text_of_the_record_against_an_unrelated_one_is_hardly_ever_paired(record):
    wrong = paired = 0
    for n, old in enumerate(record):
        other = record[(n + len(record) // 2) % len(record)]
        # Clauses that many resolutions share ("Decides to include in the provisional agenda …") are truly alike.
        links = [link for link in align(old, other) if link.old and link.new]
        paired += len(links)
        wrong += len(old)
    assert paired / wrong < 0.05
