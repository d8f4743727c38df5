"""The States and observers held as data: complete, in six languages, in order, with a source."""

import csv
import json
import unicodedata
from collections import Counter

import pytest

from multilateral.parties import facts
from multilateral.parties.facts import LANGUAGES, FactsError, StateFact, read
from multilateral.parties.order import in_english_order

HEADER = (
    "code,iso2,m49,status,name_en,name_fr,name_es,name_ru,name_zh,name_ar,"
    "formal_en,regional_group,election_group,group_note,also_en,to_confirm,source"
)
ROW = "abc,ab,001,member,Abland,Abpays,Abpaís,Абландия,阿布兰,أبلاند,the Republic of Abland,,,,,,unterm"

# A letter of the writing that a name in this language must contain.
WRITING = {"ru": "CYRILLIC", "zh": "CJK", "ar": "ARABIC"}


def test_there_are_193_members_and_two_observer_states():
    assert Counter(state.status for state in facts.states()) == {"member": 193, "observer": 2}
    assert [state.code for state in facts.states() if state.status == "observer"] == ["vat", "pse"]


@pytest.mark.parametrize("column", ["code", "iso2", "m49", *(f"name_{language}" for language in LANGUAGES)])
def test_no_two_states_share_a_code_or_a_name(column):
    values = [getattr(state, column) for state in facts.states()]
    assert all(values)
    assert len(set(values)) == 195


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_in_the_writing_of_its_language_and_without_article_or_asterisk(language):
    for state in facts.states():
        name = state.name(language)
        assert name == unicodedata.normalize("NFC", name).strip()
        assert not any(mark in name for mark in ("*", "(the)", "(la)", "(le)", "(les)", "(l')", "(el)", "(los)", "  "))
        letters = {unicodedata.name(letter).split()[0] for letter in name if letter.isalpha()}
        assert letters == {WRITING.get(language, "LATIN")}, name


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("tur", "en", "Türkiye"),
        ("civ", "en", "Côte d'Ivoire"),
        ("nld", "en", "Netherlands (Kingdom of the)"),
        ("nld", "fr", "Pays-Bas (Royaume des)"),
        ("cze", "en", "Czechia"),
        ("swz", "en", "Eswatini"),
        ("mkd", "en", "North Macedonia"),
        ("cpv", "en", "Cabo Verde"),
        ("vnm", "en", "Viet Nam"),
        ("gbr", "en", "United Kingdom of Great Britain and Northern Ireland"),
        ("usa", "en", "United States of America"),
        ("ven", "es", "Venezuela (República Bolivariana de)"),
        ("irn", "en", "Iran (Islamic Republic of)"),
        ("rus", "ru", "Российская Федерация"),
        ("chn", "zh", "中国"),
        ("egy", "ar", "مصر"),
        ("pse", "en", "State of Palestine"),
        ("vat", "en", "Holy See"),
    ],
)
def test_names_are_the_ones_the_united_nations_uses(code, language, name):
    assert facts.state(code).name(language) == name


def test_the_groups_counted_in_elections_make_up_all_members():
    counted = Counter(state.election_group for state in facts.states() if state.status == "member")
    assert counted == {"african": 54, "asia-pacific": 54, "eastern-european": 23, "grulac": 33, "weog": 29}


def test_where_practice_differs_no_group_is_given_and_a_note_says_how():
    without = [state for state in facts.states() if state.status == "member" and not state.regional_group]
    assert [state.code for state in without] == ["isr", "kir", "tur", "usa"]
    for state in without:
        assert state.group_note.endswith(".")
        assert "regional_group" in state.to_confirm
    for state in facts.states():
        assert state.regional_group in ("", state.election_group)


def test_every_row_names_a_source_that_is_described():
    used = {row.source for row in (*facts.states(), *facts.observers())}
    assert used == set(facts.sources())
    for source in facts.sources().values():
        assert source.name and source.date and source.licence


def test_states_come_in_english_alphabetical_order():
    names = [state.name_en for state in facts.states()]
    assert (names[0], names[-1]) == ("Afghanistan", "Zimbabwe")
    for first, second in [
        ("Costa Rica", "Côte d'Ivoire"),
        ("Côte d'Ivoire", "Croatia"),
        ("Dominica", "Dominican Republic"),
        ("Guinea", "Guinea-Bissau"),
        ("Niger", "Nigeria"),
        ("Tunisia", "Türkiye"),
        ("Türkiye", "Turkmenistan"),
        ("United Kingdom of Great Britain and Northern Ireland", "United Republic of Tanzania"),
    ]:
        assert names.index(second) == names.index(first) + 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TURKEY", "tur"),
        ("TÜRKİYE", "tur"),
        ("COTE D'IVOIRE", "civ"),
        ("Côte d’Ivoire", "civ"),
        (" MADAGASCAR", "mdg"),
        ("United States", "usa"),
        ("the Niger", "ner"),
        ("the Republic of Korea", "kor"),
        ("the Republic of the Niger", "ner"),
        ("Guinea", "gin"),
        ("IRAN (ISLAMIC REPUBLIC OF)", "irn"),
    ],
)
def test_a_state_is_found_by_the_names_that_records_use(name, code):
    found = facts.state_named(name)
    assert found is not None and found.code == code


@pytest.mark.parametrize("name", ["", "the", "Ruritania", "Republic", "EX/State"])
def test_a_name_of_no_state_finds_none(name):
    assert facts.state_named(name) is None


def test_each_short_and_formal_name_finds_its_own_state():
    for state in facts.states():
        assert facts.state_named(state.name_en) is state
        assert facts.state_named(state.formal_en) is state


def test_a_code_is_taken_in_either_case_and_an_unknown_one_is_refused():
    assert facts.state("FRA") is facts.state("fra")
    with pytest.raises(KeyError):
        facts.state("xyz")


def test_a_name_in_a_seventh_language_is_refused():
    with pytest.raises(KeyError, match="none of the six languages"):
        facts.state("fra").name("de")


def test_observers_are_named_in_english_and_still_to_confirm():
    codes = [observer.code for observer in facts.observers()]
    assert {"eu", "au", "las", "icrc", "interpol", "itu"} <= set(codes)
    assert len(codes) == len(set(codes))
    for observer in facts.observers():
        assert observer.name("ar") and observer.basis
        assert "basis" in observer.to_confirm
    assert next(row.kind for row in facts.observers() if row.code == "itu") == "specialised_agency"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{HEADER}\n{ROW}\n{ROW.replace('abc,', 'abd,')},more\n", "line 3: it has more or fewer cells"),
        (f"{HEADER}\n{ROW.rsplit(',', 1)[0]}\n", "line 2: it has more or fewer cells"),
        (f"{HEADER}\n{ROW}\n{ROW}\n", "'abc' stands in two entries; keep one"),
        (f"{HEADER}\n{ROW.replace('member', 'friend')}\n", "line 2: column status holds 'friend'"),
        (f"{HEADER}\n{ROW.replace('Абландия', ' ')}\n", "line 2: column name_ru holds ''"),
        (f"{HEADER}\n{ROW.replace(',,,,,,', ',nordic,,,,,')}\n", "line 2: column regional_group holds 'nordic'"),
        (f"{HEADER}\n{ROW.replace(',,unterm', ',name_xx,unterm')}\n", "to_confirm names 'name_xx'"),
        (f"{HEADER.replace('name_ru', 'russian')}\n{ROW}\n", "line 1: column 'name_ru' is missing or unknown"),
        ("", "line 1: column .* is missing"),
    ],
)
def test_a_damaged_row_is_refused_with_its_line_and_fault(text, message):
    with pytest.raises(FactsError, match=message):
        read(text, "states.csv", StateFact)


def test_a_whole_row_is_read():
    (state,) = read(f"{HEADER}\n{ROW}\n", "states.csv", StateFact)
    assert state.names == dict(
        zip(LANGUAGES, ("Abland", "Abpays", "Abpaís", "Абландия", "阿布兰", "أبلاند"), strict=True)
    )


def test_codes_agree_with_the_country_codes_package(shared):
    with (shared / "data/states/country-codes.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["ISO3166-1-Alpha-3"].lower(): row for row in csv.DictReader(file)}
    for state in facts.states():
        row = rows[state.code]
        assert (state.iso2, int(state.m49)) == (row["ISO3166-1-Alpha-2"].lower(), int(row["M49"]))


def test_members_and_groups_agree_with_another_collection(shared):
    """It wrongly marks Vatican City as a member; groups are compared as counted in elections."""
    words = {
        "African": "african",
        "Asia": "asia-pacific",
        "Eastern": "eastern-european",
        "Latin": "grulac",
        "Western": "weog",
    }
    rows = json.loads((shared / "data/states/countries.json").read_text(encoding="utf-8"))
    theirs = {
        row["cca3"].lower(): words.get(row["unRegionalGroup"].split(" ")[0], "") for row in rows if row["unMember"]
    }
    theirs.pop("vat", None)
    assert theirs == {state.code: state.election_group for state in facts.states() if state.status == "member"}


def test_every_name_in_the_recorded_votes_finds_a_state_and_stands_in_our_order(shared):
    """Names as printed in the vote records of the Assembly; one spelling there is damaged (TÜRKÝYE).

    The voting machine sorts Türkiye after Tuvalu, by its accent; the list of Member States sorts it after Tunisia.
    """
    seen = set()
    for path in sorted((shared / "data/unga/votes").glob("7[789].json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for side in ("MS_in_favour", "MS_against", "MS_abstaining"):
                seen |= {name for name in row[side] if name != "TÜRKÝYE"}
                others = [name for name in row[side] if not name.startswith(("TÜRK", "TURKIYE"))]
                assert others == in_english_order(others, str)
    found = {name: facts.state_named(name) for name in seen}
    assert [name for name, state in found.items() if state is None] == []
    # Venezuela (Bolivarian Republic of) is in no recorded vote of these three sessions.
    assert {state.code for state in facts.states()} - {state.code for state in found.values()} == {"pse", "vat", "ven"}
