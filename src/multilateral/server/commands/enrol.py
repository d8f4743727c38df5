"""``multilateral enrol NAME EMAIL --role ROLE``: lets somebody in from the machine, the first officer above all."""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import TYPE_CHECKING

from multilateral.server.commands.options import begin, migrate, parser

if TYPE_CHECKING:
    from multilateral.parties.acting import By
    from multilateral.parties.enrolment import Link


def main(argv: list[str]) -> int:
    """Prints the one-time link. Exit status 0 if somebody was enrolled, 1 if not, 2 if the command is wrong."""
    made = parser("enrol", "Enrols a person and prints the link, valid for three days, with which they get in once.")
    made.add_argument("name", metavar="NAME", help="the person's name")
    made.add_argument("email", metavar="EMAIL", help="the address with which they sign in")
    made.add_argument("--role", default="secretariat", metavar="ROLE", help="secretariat (default), operator, chair, …")
    made.add_argument("--body", default="", metavar="SLUG", help="the body, as in the address of its page")
    made.add_argument("--state", default="", metavar="CODE", help="for members of a delegation: the State's code")
    made.add_argument("--instrument", default="", help="the credentials or note on which they act")
    made.add_argument("--until", metavar="DAY", type=_day, help="the last day, such as 2026-12-31")
    made.add_argument("--again", action="store_true", help="somebody enrolled lost every way in: make a new link")
    options = made.parse_args(argv)
    begin(options)
    migrate()
    from django.conf import settings
    from django.urls import reverse

    from multilateral.parties import acts
    from multilateral.parties.acting import Refused

    operator = acts.found()
    try:
        link = _again(operator, options.email) if options.again else _enrol(operator, options)
    except Refused as refusal:
        print(f"enrol: {refusal.sentence}", file=sys.stderr)
        return 1
    path = reverse("account_reset_password_from_key", args=[link.account, link.key])
    print(f"{settings.SITE.rstrip('/')}{path}")
    print("The link works once, within three days. Hand it over by a way that you trust.", file=sys.stderr)
    return 0


def _enrol(operator: By, options: argparse.Namespace) -> Link:
    from multilateral.bodies import queries as bodies
    from multilateral.parties import enrolment, queries
    from multilateral.parties.acting import Refused

    if options.role not in queries.ROLES.values:
        raise Refused(f"there is no role {options.role!r}; give one of {', '.join(queries.ROLES.values)}")
    body = bodies.body(options.body) if options.body else None
    if body is None and (options.body or options.role != queries.ROLES.OPERATOR):
        known = ", ".join(bodies.bodies().values_list("slug", flat=True)) or "none yet: run `multilateral serve` once"
        raise Refused(f"name the body with --body; the bodies are: {known}")
    if body is not None and body.exercise:
        raise Refused("nobody is enrolled for an exercise from here: one steps into its roles on the page /exercise/")
    state = queries.state(options.state) if options.state else None
    if options.state and state is None:
        raise Refused(f"no State has the code {options.state!r}; see the page /states/")
    done = enrolment.enrol(
        by=operator,
        name=options.name,
        email=options.email,
        role=queries.ROLES(options.role),
        body=options.body,
        state=state,
        instrument=options.instrument,
        valid_from=datetime.datetime.now(datetime.UTC).date(),
        valid_until=options.until,
    )
    assert done.link is not None
    return done.link


def _again(operator: By, email: str) -> Link:
    from multilateral.parties import enrolment, queries
    from multilateral.parties.acting import Refused

    person = queries.person_at(email)
    if person is None or person.exercise:
        raise Refused(f"nobody is enrolled with the address {email}")
    return enrolment.new_link(by=operator, person=person)


def _day(typed: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is no day; write it as 2026-12-31") from None
