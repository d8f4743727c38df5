"""The banner of an exercise: on every page that shows anything of one, for every role."""

from __future__ import annotations

import re
from typing import Any

from tests.cast import Cast
from tests.story import Story, tell
from tests.web.routes import patterns
from tests.web.test_pages_by_role import address

ASKED = (
    "/agreed-language?text=Encourages+each+State+to+answer&language=en",
    "/search?q=State",
    "/search?q=EX/RES/3/1",
    "/documents/?page=1",
    "/documents/EX/RES/3/1",
    "/documents/EX/RES/9/9",
    "/lineage/?q=lamps",
)
INVENTED = re.compile(r"\bEX/|\bAldemar\b|\bBrennia\b")


MIXED = ("/", "/ledger/", "/search", "/states/")
"""Here what is real and what is invented stand on one page: each invented thing is marked, or stands apart."""


def test_a_page_that_shows_anything_invented_bears_the_banner(cast: Cast, enter: Any) -> None:
    from multilateral.ledger.queries import size

    story: Story = tell(cast)
    pages = sorted({found for route in patterns() if (found := address(route))} | set(ASKED))
    pages += [f"/texts/{story.text.slug}", f"/actions/{story.action.pk}", f"/ledger/{size() - 1}"]
    bare, seen = [], 0
    for by in (None, cast.brennia.head, cast.secretariat, cast.operator):
        client = enter(by)
        for page in pages:
            answer = client.get(page)
            if not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            html = answer.content.decode()
            main = re.search(r"<main.*?</main>", html, re.S)
            if main and INVENTED.search(re.sub(r"<[^>]*>", " ", main[0])):
                seen += 1
                marked = ">Exercise</b>", 'label="Exercise"', ">Exercise: invented States"
                if not (any(map(main[0].__contains__, marked)) if page in MIXED else '<p class="exercise"' in html):
                    bare.append(f"{by.role.value if by else 'visitor'} {page}")
    assert not bare, "\n".join(bare)
    assert seen > 80, seen


def test_a_line_of_the_ledger_about_no_exercise_is_not_called_one(cast: Cast, client: Any) -> None:
    from multilateral.ledger.queries import size
    from multilateral.parties.acts import enter_state

    enter_state(
        by=cast.operator, code="real", status="member", names={"en": "Realland"}, order="Realland", source="tests"
    )
    html = client.get(f"/ledger/{size() - 1}").content.decode()
    assert "Realland" in html and '<p class="exercise"' not in html
    lines = client.get("/ledger/").content.decode().partition('id="lines"')[2].split("<li ")
    assert "Exercise</b>" not in lines[1] and "Exercise</b>" in lines[2]
