"""Anchors: a few hashed runs of words a passage, by which texts that share a run of words find each other.

Of every three runs that follow each other the longest in letters is kept (winnowing, with rare words
first), so that two passages with a stretch of ``sure`` words in common have an anchor in common. An anchor is only
a hint: what it finds is compared word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

RUN = 3
"""Words in a run."""
RUN_OF_SIGNS = 5
"""Signs in a run where words are not parted by blanks."""
UNSPACED = ("zh", "ja")
"""Languages whose words are compared sign by sign."""


def anchors(words: Sequence[str], language: str) -> frozenset[int]:
    """The anchors under which a passage is held, as numbers of 32 bits; words as ``words.tokens`` gives them.

    None if the passage is shorter than one run.
    """
    # The smallest key is the longest run; the hash decides between runs of one length.
    keys = [(255 - min(len(run), 255)) << 32 | crc32(run.encode()) for run in _runs(words, language)]
    kept = map(min, keys, keys[1:], keys[2:]) if len(keys) > 2 else [min(keys)] if keys else ()
    return frozenset(key & 0xFFFFFFFF for key in kept)


def sought(words: Sequence[str], language: str) -> frozenset[int]:
    """Every anchor under which a passage that shares a run with these words can be held."""
    return frozenset(crc32(run.encode()) for run in _runs(words, language))


def sure(language: str) -> int:
    """Words of a stretch that is always found: two passages that have it share an anchor within it."""
    return (RUN_OF_SIGNS if language in UNSPACED else RUN) + 2


def _runs(words: Sequence[str], language: str) -> list[str]:
    size = RUN_OF_SIGNS if language in UNSPACED else RUN
    return list(map(" ".join, zip(*(words[n:] for n in range(size)), strict=False)))
