"""Several files deposited at once: the answer grows line by line as each is read, without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from multilateral.parties.acting import By
from multilateral.record import intake, queries
from multilateral.web.capacity import Request

_HERE = "<!-- the lines -->"


def several(request: Request, by: By, found: Sequence[intake.Part], body: str, exercise: bool) -> StreamingHttpResponse:
    """The page on which each file gets its line as soon as it was read: where it is now, or why it was refused."""
    language = translation.get_language() or "en"
    context = {"title": _("Depositing %(count)s files") % {"count": len(found)}, "room": "record", "here": _HERE}
    head, foot = render_to_string("record/depositing.html", {**context, "exercise": exercise}, request).split(_HERE)

    def answer() -> Iterator[str]:
        yield head
        done = failed = 0
        for number, part in enumerate(found, 1):
            with translation.override(language):
                taken = intake.take(by, part, body, exercise)
                failed += taken.refusal is not None
                done += taken.refusal is None
                line = {"taken": taken, "doubts": len(queries.doubts(taken.deposit)) if taken.deposit else 0}
                yield render_to_string("record/deposited.html", {**line, "number": number, "count": len(found)})
        with translation.override(language):
            yield render_to_string("record/deposited_all.html", {"done": done, "failed": failed})
        yield foot

    return StreamingHttpResponse(answer(), headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"})
