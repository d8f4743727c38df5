"""Who may do which act, as a page of the reference: written from the registry itself, by ``make permits``."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "permits.md"

INTRODUCTION = """# Who may do what

Every act has one permit, declared in its room's `permits.py`; `parties.permit.may` asks nothing else. This table is
written from that registry (`make permits`), and a test fails when it is not what the registry says.

**yes**: the role may. **if**: the role may, where the room's condition holds as well: for its own delegation, in its
own body, at that stage; the condition stands beside the permit and answers with a sentence. A blank: the role may not.
An act that only ever follows from another one is permitted with it. **API**: a program may do it too, with a key of
somebody who may; no other act can be done by a program.
"""


STAFF = ("secretariat",)
MISSION = ("head", "representative", "alternate", "adviser", "capital", "contact")
CLOSED = {
    "/capacity/desk": STAFF,
    "/contacts/pings/": STAFF,
    "/framework/answers/": MISSION,
    "/health/": ("operator",),
    "/mine/": (*MISSION, "observer", "chair", "vice-chair", "secretariat"),
    "/mine/keys/": ("head", "representative", "secretariat"),
    "/people/": STAFF,
    "/people/enrol": STAFF,
    "/texts/lamps/consolidate": ("chair",),
    "/texts/lamps/op1/concern": ("head", "representative", "alternate"),
    "/texts/lamps/op1/position": ("head", "representative", "alternate"),
    "/texts/lamps/op1/propose": ("head", "representative", "alternate", "adviser", "capital"),
    "/texts/lamps/desk": ("chair", "vice-chair", "secretariat"),
}
"""The pages that are not open to everybody, and the roles that they are open to; ``tests/web/test_pages_by_role.py``
asks for every page in every role."""


def page() -> str:
    """The whole page as Markdown."""
    from django.conf import settings

    for app in settings.INSTALLED_APPS:
        if app.startswith("multilateral.") and find_spec(f"{app}.permits"):
            import_module(f"{app}.permits")
    from django.utils.translation import override

    from multilateral.parties.models import Role
    from multilateral.parties.permit import REGISTRY

    rooms: dict[str, list[str]] = {}
    with override("en"):
        for name, granted in sorted(REGISTRY.items()):
            word = "if" if granted.when else "yes"
            cells = [word if role in granted.roles else "" for role in Role]
            cells.append("yes" if granted.api else "")
            line = f"| `{name}` | {granted.says} | " + " | ".join(cells) + " |"
            rooms.setdefault(name.partition(".")[0], []).append(line)
        heads = " | ".join([*(role.value for role in Role), "API"])
        described = "; ".join(f"`{role.value}` {role.label}" for role in Role if role.value != role.label)
    parts = [INTRODUCTION, f"Roles: {described}.\n"]
    for room, lines in rooms.items():
        rule = "|".join(["---"] * (len(Role) + 3))
        parts.append(f"## {room}\n\n| act | what | {heads} |\n|{rule}|\n" + "\n".join(lines) + "\n")
    parts.append(
        "## Pages\n\nEvery page is open to everybody, visitors too, but for these:\n\n| page | open to |\n|---|---|"
    )
    parts += [f"| `{path}` | {', '.join(roles)} |" for path, roles in CLOSED.items()]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilateral.server.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written")
