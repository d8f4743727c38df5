"""The thread through the house, steps 9 and 10: what was decided is carried out, and reported."""

from __future__ import annotations

from multilateral.server.exercise.content import content
from tests.journeys.thread import HEADS, Thread

BODY = "exercise-working-group"
WHY = "The course is given by telephone and in the evening, which is what the officials need."


def carry_out(thread: Thread) -> None:
    """Step 9: an answer private and then published, a contact tested, a need and an offer matched."""
    survey(thread)
    contact(thread)
    match(thread)


def survey(thread: Thread) -> None:
    """A State answers one question: nobody else reads it before its head has published it."""
    exercise, answer = content(), content().answer
    islands, norm = thread.others, f"/framework/{exercise.norm.slug}"
    islands.step_in("Irowai Pelesu")
    islands.answer_survey(answer.question, answer.choice, answer.words)
    assert "Only your delegation can read what stands here." in islands.words
    thread.secretariat.go(norm)
    assert "harbour office" not in thread.read(norm) + thread.secretariat.words
    islands.step_in(HEADS["lethra-and-pelune"])
    islands.publish_answer(answer.question)
    published = thread.read(norm)
    assert "Lethra and Pelune" in published and "harbour office" in published
    assert "EX/RES/1/3" in published


def contact(thread: Thread) -> None:
    """A contact is nominated, tested plainly as an exercise, and answers; no visitor reads the entry."""
    told = next(c for c in content().contacts if c.person == "edisha-kwarune")
    name = next(p.name for p in content().people if p.slug == told.person)
    thread.omirai.step_in(HEADS["omirai"])
    thread.omirai.nominate(told, name)
    assert told.office in thread.omirai.words
    thread.secretariat.check_line(told.office)
    thread.omirai.step_in(name)
    thread.omirai.answer_ping("Received at the desk.")
    assert "exercise" in thread.omirai.words and "Received at the desk." in thread.omirai.words
    thread.secretariat.go("/contacts/pings/")
    line = thread.secretariat.entry(told.office).text_content()
    assert "answered" in line and "not answered" not in line
    assert told.office not in thread.read("/contacts/")


def match(thread: Thread) -> None:
    """A need meets an offer; neither side learns the other's name before both have consented."""
    need = content().needs[0]
    thread.others.step_in("Irowai Pelesu")
    thread.others.register_need(need)
    thread.secretariat.bring_together(need.words, WHY)
    thread.others.step_in(HEADS["lethra-and-pelune"])
    thread.others.consent()
    assert "Élvane" not in thread.others.words
    thread.others.step_in(HEADS["elvane"])
    thread.others.go("/capacity/")
    assert "Lethra" not in thread.others.words
    thread.others.consent()
    assert "The other side is Lethra and Pelune." in thread.others.words
    thread.others.step_in(HEADS["lethra-and-pelune"])
    thread.others.go("/capacity/")
    assert "The other side is Élvane." in thread.others.words
    assert "Élvane" not in thread.read("/capacity/")


def report(thread: Thread) -> int:
    """Step 10: each sentence of the draft report leads to acts that are there; answers how many it has."""
    visitor = thread.visitor
    visitor.go("/reports/")
    visitor.follow("Open-ended Working Group")
    sentences = visitor.page.locator("section.report .para > p > span[dir]")
    told: list[tuple[str, list[str]]] = sentences.evaluate_all(
        """(all) => all.map((sentence) => {
          const links = [];
          let next = sentence;
          while ((next = next.nextElementSibling) && !next.hasAttribute("dir"))
            if (next.matches("a.fn")) links.push(next.getAttribute("href"));
          return [sentence.textContent, links];
        })"""
    )
    words = " ".join(sentence for sentence, _ in told)
    for said in ("EX/RES/3/1", "EX/WG/3/L.5", "Korvath", "Omirai"):
        assert said in words, f"the report says nothing of {said}"
    acts = {link for _, links in told for link in links}
    assert told and all(links for _, links in told), [sentence for sentence, links in told if not links]
    for link in sorted(acts):
        assert visitor.context.request.get(link).ok, link
    adoption = next(links for sentence, links in told if "EX/RES/3/1" in sentence)
    visitor.go(adoption[0])
    assert "Hash of the line" in visitor.words
    return len(told)
