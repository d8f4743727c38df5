"""Role by page: who is answered on every page of the service, for each role; the others are told why, and no more."""

from __future__ import annotations

from typing import Any

from tests.cast import BEGINS, BODY, Cast
from tests.parties.permits_page import CLOSED
from tests.story import Story, tell
from tests.web.routes import filled, patterns

WANTED = {"slug": "lamps", "str": "op1", "symbol": "EX/WG/3/L.9", "place": "op1", "ending": "json", "int": "1"}
BODIES = ("agenda/", "bodies/", "reports/")
ELSEWHERE = ("account/", "^account/", "api", "^api", "feeds/", "exercise/step-in", "language/")
ELSEWHERE += ("mine/act-as", "mine/keys/withdraw")
"""Sign-in and forms that are no page, and the doors for machines: these have tests of their own."""


def everybody(cast: Cast) -> list[Any]:
    """Somebody of every role that an exercise has, and a visitor."""
    from multilateral.parties import acts
    from multilateral.parties.acting import By
    from multilateral.parties.models import Role

    mission = cast.brennia
    found = [None, *mission.everybody, mission.contact, cast.chair, cast.secretariat]
    for role, delegation in ((Role.ALTERNATE, mission.delegation), (Role.OBSERVER, None), (Role.VICE_CHAIR, None)):
        person = acts.enrol_person(by=cast.operator, slug=f"one-{role.value}", name=role.value.title(), exercise=True)
        credential = acts.issue_credential(
            by=cast.operator, person=person, role=role, delegation=delegation, body=BODY,
            instrument="Note verbale of the tests", valid_from=BEGINS,
        )  # fmt: skip
        found.append(By.on(credential))
    return found


def address(route: str) -> str | None:
    """Where the story has such a page; ``None`` for what is named by an id, which the tests of the rooms ask for."""
    # The story has no recorded vote on its topic.
    if (
        route.startswith((*ELSEWHERE, "votes/topic"))
        or "uuid:" in route
        or "<str:key>" in route
        or "<slug:question>" in route
    ):
        return None
    if "<str:slug>" in route:
        return "/" + route.replace("<str:slug>", "ex-lamps-on-the-quays")
    if "<slug:state>" in route:
        return "/" + route.replace("<slug:state>", "aldemar")
    if "lineage/life" in route:
        return "/lineage/life/EX/RES/3/1/op1"
    if route.startswith(BODIES):
        return filled(route, lambda part: {"slug": BODY, "int": "3"}.get(part, "1"))
    return filled(route.replace("<path:symbol>", "EX/WG/3/L.9"), lambda part: WANTED.get(part, "1"))


def test_each_role_is_answered_on_the_pages_that_are_its_own_and_on_the_open_ones(cast: Cast, enter: Any) -> None:
    story: Story = tell(cast)
    assert story
    asked = sorted({found for route in patterns() if (found := address(route))})
    assert set(CLOSED) <= set(asked) and len(asked) > 35
    wrong = []
    for by in everybody(cast):
        role, client = by.role.value if by else "visitor", enter(by)
        for path in asked:
            status = client.get(path).status_code
            may = path not in CLOSED or role in CLOSED[path]
            if status != 200 if may else status not in (302, 403, 422):
                wrong.append(f"{role} {path}: {status}")
    assert not wrong, "\n".join(wrong)
