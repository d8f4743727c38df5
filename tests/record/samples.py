"""Small papers of invented States, as plain text, for the tests of the record."""

DRAFT = """Exercise EX/WG/3/l.9

Distr.: Limited
18 November 2026
Original: English

Third session
Agenda item 4

Aldemar and Brennia: draft resolution

Common templates for requests

The Working Group,

Recalling its resolution EX/RES/2/7 of 18 June 2026, by which it set up a directory,

Noting that cross-border requests are answered late, and that crossborder services suffer,

1.   Encourages each State to answer in its working language;1

2.   Requests the Secretariat to submit to the Working Group at its fourth session a report on the
use made of the directory;

3.   Decides to include in the provisional agenda of its fourth session the item entitled “Common templates”.

__________________

1 See EX/WG/2/6.
"""

NO_RESOLUTION = """Notes for participants

The library opens at nine. Tea is served in the hall.

Badges are given out at the gate from eight.
"""


def draft(symbol: str = "EX/WG/3/L.9", title: str = "Common templates for requests") -> bytes:
    """The draft under another symbol, and printed without the slips."""
    text = DRAFT.replace("EX/WG/3/l.9", symbol).replace("crossborder", "cross-border")
    return text.replace("Common templates for requests", title).encode()


def adopted(symbol: str = "EX/RES/3/1", draft: str = "EX/WG/3/L.9") -> bytes:
    """The draft as it was adopted."""
    number = symbol.removeprefix("EX/RES/")
    head, _, body = DRAFT.partition("The Working Group,")
    return f"""Exercise {symbol}

Distr.: General
20 November 2026

Third session
Agenda item 4

Resolution adopted by the Working Group on 20 November 2026

{number}. Common templates for requests

The Working Group,{body.replace("crossborder", "cross-border")}""".encode()


def vote_line(symbol: str = "EX/RES/3/1", **changes: object) -> dict[str, object]:
    """A line of a vote file on the adopted paper: two States in favour, one abstaining."""
    line: dict[str, object] = {
        "symbol": symbol,
        "adoption_meeting": "5th plenary meeting",
        "adoption_date": "20\xa0November 2026",
        "originating_document": "EX/WG/3/L.9/Rev.1 and EX/WG/3/L.9/Rev.1/Add.1",
        "report_paragraph": "N.A.",
        "committee": "Working Group",
        "adoption_type": "By a recorded vote",
        "MS_in_favour_count": "2",
        "MS_against_count": "N.A.",
        "MS_abstaining_count": "1",
        "pv": "EX/WG/3/PV.5",
        "MS_in_favour": ["ALDEMAR", " BRENNIA"],
        "MS_against": [],
        "MS_abstaining": ["KORVATH (FEDERAL REPUBLIC OF)"],
        "sponsors": ["ALDEMAR"],
        "additional_sponsors": ["BRENNIA", "THE HARBOUR GUILD"],
    }
    return line | changes
