"""When the bodies met: what a session number and a date say of each other.

Facts: the regular sessions of the General Assembly open in September, the first met in 1946; its special and
emergency sessions by year (https://www.un.org/en/ga/sessions/special.shtml); the Human Rights Council has met
three times a year since June 2006 (https://www.ohchr.org/en/hr-bodies/hrc/sessions).
"""

from __future__ import annotations

from multilateral.texts import symbols

FIRST_NUMBERED = 31
"""The Assembly has numbered its resolutions by session and number (31/6) since its thirty-first session."""

# The year in which each special session met; the first is number 1.
_SPECIAL = (
    1947, 1948, 1961, 1963, 1967, 1974, 1975, 1978, 1978, 1978, 1980, 1982, 1986, 1986, 1988, 1989, 1990, 1990, 1997,
    1998, 1999, 1999, 2000, 2000, 2001, 2001, 2002, 2005, 2014, 2016, 2020, 2021,
)  # fmt: skip
# First and last year of the emergency special sessions; those that go on have no last.
_EMERGENCY: tuple[tuple[int, int | None], ...] = (
    (1956, 1956), (1956, 1956), (1958, 1958), (1960, 1960), (1967, 1967), (1980, 1980), (1980, 1982), (1981, 1981),
    (1982, 1982), (1997, None), (2022, None),
)  # fmt: skip
# The same for the special sessions of the Human Rights Council.
_COUNCIL_SPECIAL = (
    2006, 2006, 2006, 2006, 2007, 2008, 2008, 2008, 2009, 2009, 2009, 2009, 2010, 2010, 2011, 2011, 2011, 2011, 2012,
    2014, 2014, 2014, 2015, 2015, 2016, 2016, 2017, 2018, 2021, 2021, 2021, 2021, 2021, 2022, 2022, 2023, 2025, 2025,
)  # fmt: skip
# The months of its first regular sessions, of those since then in their turn, and in which it met again.
_COUNCIL_FIRST = (("2006-06", "2006-06"), ("2006-09", "2006-11"), ("2006-11", "2006-12"))
_COUNCIL_MONTHS = ((2, 4), (5, 7), (9, 10))
_COUNCIL_RESUMED = {6: "2007-12", 43: "2020-06"}
# The number of the last resolution of the sessions with Roman numerals, about: the numbers ran on.
_LAST_NUMBERS = (
    110, 190, 290, 365, 505, 610, 715, 815, 910, 995, 1135, 1240, 1350, 1475, 1655, 1770, 1890, 2005, 2005, 2140, 2245,
    2395, 2500, 2615, 2750, 2905, 3055, 3200, 3360, 3545,
)  # fmt: skip
_ABOUT = 40
# The year before the first of the yearly sessions of commissions that number as the Assembly does.
_YEARLY = {"Commission on Narcotic Drugs": 1957, "Commission on Crime Prevention": 1991, "Status of Women": 1956}


def fits_assembly(session: str, date: str) -> bool:
    """Whether the Assembly's session (``74``, ``S-10``, ``ES-11``) can have met on the date."""
    year = int(date[:4])
    number = int(session.rpartition("-")[2])
    if session.startswith("ES-"):
        if number > len(_EMERGENCY):
            return year > _EMERGENCY[-1][0]
        first, last = _EMERGENCY[number - 1]
        return first <= year <= (last or year)
    if session.startswith("S-"):
        return _in(_SPECIAL, number, year)
    # From September to September; the first session met from January 1946, the fifth until November 1951.
    opened = "1946-01-10" if number == 1 else f"{1945 + number}-09-01"
    closed = "1951-11-05" if number == 5 else f"{1946 + number}-09-30"
    return opened <= date <= closed


def fits_council(session: str, date: str) -> bool:
    """Whether the Human Rights Council's session (``10``, ``S-21``) can have met on the date."""
    year = int(date[:4])
    number = int(session.rpartition("-")[2])
    if session.startswith("S-"):
        return _in(_COUNCIL_SPECIAL, number, year)
    return abs(year - (2006 + number / 3)) <= 1.5


def council_met(session: str, date: str) -> bool:
    """Whether the Human Rights Council's session was in the months of the date: since 2007 three a year, in turn.

    Its special sessions are known by the year.
    """
    if session.startswith("S-"):
        return fits_council(session, date)
    number = int(session)
    if number <= len(_COUNCIL_FIRST):
        first, last = _COUNCIL_FIRST[number - 1]
    else:
        year, turn = divmod(number - len(_COUNCIL_FIRST) - 1, len(_COUNCIL_MONTHS))
        first, last = (f"{2007 + year}-{month:02d}" for month in _COUNCIL_MONTHS[turn])
    return first <= date[:7] <= _COUNCIL_RESUMED.get(number, last)


def opened(session: str, *, council: bool = False) -> int | None:
    """The year in which a session of the Assembly, or of the Human Rights Council, opened; ``None`` if not known."""
    head, dash, numeral = session.rpartition("-")
    number = int(numeral) if numeral.isdecimal() else symbols.roman(numeral)
    if not 0 < number < 200:
        return None
    if not dash:
        return 2006 + (number - 1) // 3 if council else 1945 + number
    if head == "ES":
        return _EMERGENCY[number - 1][0] if number <= len(_EMERGENCY) and not council else None
    years = _COUNCIL_SPECIAL if council else _SPECIAL
    return years[number - 1] if number <= len(years) else None


def is_special_council(session: str, date: str) -> bool:
    """Whether ``S-34`` is of the Human Rights Council and cannot be of the Assembly on that date."""
    number = int(session.removeprefix("S-"))
    return fits_council(session, date) and (number > len(_SPECIAL) or not fits_assembly(session, date))


def fits_another(session: str, date: str) -> bool:
    """Whether a commission that numbers in the same way (``61/2``) can have met on the date."""
    year = int(date[:4])
    return session.isdecimal() and any(abs(year - before - int(session)) <= 1 for before in _YEARLY.values())


def in_session(number: int, session: int) -> bool:
    """Whether a resolution of that number can be of the Assembly's session, before the thirty-first."""
    if not 0 < session <= len(_LAST_NUMBERS):
        return False
    first = _LAST_NUMBERS[session - 2] if session > 1 else 0
    return first - _ABOUT <= number <= _LAST_NUMBERS[session - 1] + _ABOUT


def fits_old_council(session: str, date: str) -> bool:
    """Whether the Economic and Social Council's session (``VII``), of which there were two a year, met on the date."""
    return abs(int(date[:4]) - (1945.5 + symbols.roman(session) / 2)) <= 2


def met(symbol: symbols.Symbol, date: str) -> bool | None:
    """Whether the session that ``symbol`` names can have met on ``date``; ``None`` where its time is not known."""
    session = symbol.session or ""
    if symbol.is_exercise or not session or symbol.kind not in symbols.RESOLUTIONS | symbols.DECISIONS:
        return None
    if len(session) == 4 and session.isdecimal():
        # The Security Council states the year of adoption, other organs that in which the session opened.
        return 0 <= int(date[:4]) - int(session) <= (symbol.organ != "S")
    if symbol.kind in ("economic_resolution_pre1978", "trusteeship_resolution"):
        return fits_old_council(session, date) if symbol.body is None and symbol.organ == "E" else None
    if symbol.body == "HRC":
        return council_met(session, date)
    if symbol.organ != "A":
        return None
    head, dash, numeral = session.rpartition("-")
    number = int(numeral) if numeral.isdecimal() else symbols.roman(numeral)
    return fits_assembly(f"{head}{dash}{number}", date) if number > 0 else None


def _in(years: tuple[int, ...], number: int, year: int) -> bool:
    """Whether session ``number`` was in ``year``; one that is not listed yet comes after those that are."""
    if not 0 < number <= len(years):
        return number > 0 and year >= years[-1]
    return 0 <= year - years[number - 1] <= 1
