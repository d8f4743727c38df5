"""Which texts are on a topic, and which goes on from which: invented texts, and one real topic against the gold."""

from __future__ import annotations

from multilateral.record import topics
from multilateral.texts.model import Citation, Document, Paragraph

WORDS = (
    "Recalling the founding of the harbour league and its charter of tides",
    "Noting that lamps along the northern quay are lit an hour too late",
    "Requests every port to publish its table of depths before the spring",
    "Decides to hold its next meeting in the old customs house at noon",
)
OTHERS = (
    "Recognizing the patience of bakers who rise before the bells are rung",
    "Urges all mills to grind rye and barley apart from wheat in wet years",
)


def paper(
    symbol: str,
    words: tuple[str, ...] = WORDS,
    *,
    title: str = "Lamps and tides",
    date: str = "2026-05-01",
    session: str = "1",
    recalls: tuple[str, ...] = (),
    adopted: bool = True,
    item: str | None = "Harbours",
) -> topics.Text:
    """A text of the league with these operative paragraphs."""
    document = Document(
        symbol=symbol,
        kind="resolution" if adopted else "draft resolution",
        language="en",
        title=title,
        date=date,
        session=session,
        agenda_title=item,
        operative=[Paragraph(id=f"op{n}", number=str(n), text=text) for n, text in enumerate(words, 1)],
        citations=[Citation(target=target, text=target, start=0, end=1, paragraph="op1") for target in recalls],
    )
    return topics.text(symbol, document, adopted_on=date if adopted else "")


def steps(*texts: topics.Text) -> list[tuple[str, str, str, str]]:
    found = topics.steps(topics.in_order(texts), topics.comparing())
    return [(step.earlier, step.later, step.relation, step.basis) for step in found]


def test_titles_are_compared_without_case_quotation_marks_and_dashes() -> None:
    assert topics.folded("“Lamps – and  TIDES”") == topics.folded("Lamps-and tides")
    assert topics.slug("Lamps and tides: the northern quay") == "lamps-and-tides-the-northern-quay"
    assert topics.slug("Lamps", exercise=True) == "ex-lamps"
    assert len(topics.slug("lamps " * 100)) < 220
    assert topics.slug("lamps " * 100) != topics.slug("lamps " * 101)


def test_a_text_belongs_where_its_masthead_says() -> None:
    found = topics.belonging(Document(agenda_title="Harbours"), ["Mills"], {"mills": "Mills"})
    assert found == topics.Belonging("Harbours", "stated", "the masthead names the item")


def test_without_a_masthead_the_next_agenda_or_the_title_tells_and_it_is_inferred() -> None:
    known = {"harbours": "Harbours", "mills": "Mills"}
    found = topics.belonging(Document(title="Harbours"), ["“Mills”"], known)
    assert found is not None
    assert (found.topic, found.basis) == ("Mills", "inferred")
    found = topics.belonging(Document(title="HARBOURS"), [], known)
    assert found is not None
    assert (found.topic, found.basis) == ("Harbours", "inferred")
    assert topics.belonging(Document(title="Bakers"), ["Yeast"], known) is None


def test_a_text_follows_the_one_with_its_title_that_it_recalls() -> None:
    first = paper("EX/RES/1/1")
    second = paper("EX/RES/2/1", date="2027-05-01", session="2", recalls=("EX/RES/1/1",))
    assert steps(second, first) == [("EX/RES/1/1", "EX/RES/2/1", "follows", "stated")]


def test_without_a_recall_the_same_title_alone_is_an_inference() -> None:
    first, second = paper("EX/RES/1/1"), paper("EX/RES/2/1", date="2027-05-01", session="2")
    assert steps(first, second) == [("EX/RES/1/1", "EX/RES/2/1", "follows", "inferred")]


def test_two_tracks_are_joined_by_a_text_that_carries_both() -> None:
    lamps = paper("EX/RES/1/1")
    bread = paper("EX/RES/1/2", OTHERS, title="Bread")
    both = paper(
        "EX/RES/2/1",
        WORDS[:2] + OTHERS,
        title="Lamps and bread",
        date="2027-05-01",
        session="2",
        recalls=("EX/RES/1/1", "EX/RES/1/2"),
    )
    assert {step[0] for step in steps(lamps, bread, both)} == {"EX/RES/1/1", "EX/RES/1/2"}


def test_a_recall_without_any_of_the_words_is_no_step() -> None:
    lamps = paper("EX/RES/1/1")
    bread = paper("EX/RES/2/1", OTHERS, title="Bread", date="2027-05-01", session="2", recalls=("EX/RES/1/1",))
    assert steps(lamps, bread) == []


def test_a_draft_of_the_session_is_the_earlier_form_of_what_was_adopted() -> None:
    draft = paper("EX/WG/2/L.9", date="2027-04-01", session="2", adopted=False)
    adopted = paper("EX/RES/2/1", WORDS[:3] + OTHERS[:1], date="2027-05-01", session="2")
    assert steps(draft, adopted) == [("EX/WG/2/L.9", "EX/RES/2/1", "earlier form", "inferred")]
    assert steps(draft, paper("EX/RES/2/1", OTHERS, date="2027-05-01", session="2")) == []


def test_texts_stand_by_date_then_by_symbol_whatever_their_track() -> None:
    found = topics.in_order([paper("EX/RES/1/10"), paper("EX/RES/1/9"), paper("EX/RES/1/11", date="2026-01-01")])
    assert [text.symbol for text in found] == ["EX/RES/1/11", "EX/RES/1/9", "EX/RES/1/10"]
