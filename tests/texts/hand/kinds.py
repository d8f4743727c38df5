"""The fourteen kinds of slips a proofreader of draft resolutions looks for: variants, and the rules about each kind.

Planted by code that does not know how the checker works. A variant takes a Sheet and a generator and gives the Planted
copy, or nothing where the text has no place for that slip.
"""

from __future__ import annotations

from tests.texts.hand.masthead import (
    masthead_in_small_letters,
    masthead_of_another,
    sponsor_by_usual_name,
    sponsor_misspelt,
    sponsor_twice,
    sponsors_out_of_order,
    symbol_for_number,
    symbol_misprinted,
)
from tests.texts.hand.references import (
    biennial_link_left_out,
    date_left_out,
    day_wrong,
    letter_dropped,
    letter_other,
    letter_small,
    month_wrong,
    quote_left_open,
    session_stale,
    title_altered,
    year_wrong,
    yearly_link_left_out,
)
from tests.texts.hand.sheet import Plant
from tests.texts.hand.structure import (
    also_dropped,
    also_twice,
    colon_before_list,
    comma_doubled_or_apart,
    end_of_last,
    end_of_operative,
    end_of_preambular,
    finite_in_preamble,
    further_dropped,
    further_for_also,
    letter_wrong,
    number_skipped,
    number_twice,
    paragraph_struck,
    participle_in_operative,
    running_on,
    upright,
)
from tests.texts.hand.words import (
    abbreviated,
    hyphen_lost,
    name_inconsistent,
    name_misput,
    small_words_joined,
    words_joined,
)

KINDS: dict[str, tuple[tuple[Plant, ...], tuple[str, ...]]] = {
    "opening words and italics": (
        (finite_in_preamble, participle_in_operative, upright, running_on), ("opening-words", "italics"),
    ),
    "punctuation": (
        (end_of_preambular, end_of_operative, end_of_last, colon_before_list, comma_doubled_or_apart),
        ("end-punctuation", "punctuation"),
    ),
    "numbering": ((number_skipped, number_twice, paragraph_struck, letter_wrong), ("numbering",)),
    "also and further": ((also_dropped, further_for_also, further_dropped, also_twice), ("also-further",)),
    "names of bodies": ((name_misput, name_inconsistent), ("names", "same-name", "spelling")),
    "first citation with date": ((date_left_out,), ("first-citation",)),
    "gap in a chain": ((yearly_link_left_out, biennial_link_left_out), ("recall-gap",)),
    "wrong date": ((year_wrong, month_wrong, day_wrong), ("citation-date",)),
    "wrong letter": ((letter_dropped, letter_other, letter_small), ("citation-letter", "symbol-form")),
    "closing agenda paragraph": ((session_stale, title_altered, quote_left_open), ("agenda-paragraph", "brackets")),
    "sponsors": (
        (sponsors_out_of_order, sponsor_twice, sponsor_by_usual_name, sponsor_misspelt),
        ("sponsor-order", "sponsor-name"),
    ),
    "symbol form": (
        (masthead_in_small_letters, masthead_of_another, symbol_misprinted, symbol_for_number),
        ("symbol-form", "symbol-number"),
    ),
    "abbreviation": ((abbreviated,), ("abbreviation", "names")),
    "joined words": ((hyphen_lost, small_words_joined, words_joined), ("spelling",)),
}  # fmt: skip
