"""Pages of the record: what is held, and one document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, re_path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.parties.acting import Refused
from multilateral.parties.permit import done, may
from multilateral.record import families, follow_up, queries
from multilateral.texts import symbols, write
from multilateral.texts.model import Citation, Document, TextError
from multilateral.web import agreed, deposit, lineage, revising, search
from multilateral.web.beside import side_by_side
from multilateral.web.cameabout import came_about
from multilateral.web.capacity import Request
from multilateral.web.errors import status_of
from multilateral.web.folio import anchor, direction, folio, place_printed
from multilateral.web.kept import kept
from multilateral.web.reasons import reason
from multilateral.web.recallers import recallers

A_PAGE = 50
FORMATS = {
    "json": ("json", "application/json"),
    "html": ("html", "text/html; charset=utf-8"),
    "akn.xml": ("akn", "application/akn+xml; charset=utf-8"),
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("pdf", "application/pdf"),
    "txt": ("text", "text/plain; charset=utf-8"),
}


def documents(request: Request) -> HttpResponse:
    """What is held, in the order of symbols, of one body if asked for."""
    chosen = request.GET.get("body", "")
    names = {slug: _body_name(slug) for slug in queries.bodies()}
    works = queries.works(body=chosen if chosen in names else None)
    page = Paginator(works, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("The record"),
        "room": "record",
        "exercise": bool(page.object_list) and all(work.exercise for work in page.object_list),
        "live": chosen if chosen in names else "",
        "works": [(work, names.get(work.body, ""), list(work.versions.all())) for work in page],
        "page": page,
        "count": page.paginator.count,
        "names": names,
        "chosen": chosen,
        "waiting": queries.deposits().count(),
        "may_deposit": may(request.by, "record.deposit"),
        "only_exercises": not queries.works().filter(exercise=False).exists(),
        "commands": ("multilateral load PATH", "multilateral load --public"),
    }
    return render(request, "record/documents.html", context)


def document(request: Request, symbol: str) -> HttpResponse:
    """One document with everything that hangs on it; another spelling leads to the one address that it has.

    ``version`` asks for it as it stood before a correction, ``beside`` for a second language at its side. What is
    posted is an act on it.
    """
    work = queries.work(symbol)
    if work is None:
        return _not_held(request, symbol)
    if work.symbol != symbol:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("document", args=[work.symbol]) + query, permanent=True)
    wanted = request.GET.get("language")
    version = (
        queries.version(work, wanted) if wanted else queries.version(work, _page_language()) or queries.version(work)
    )
    if version is None:
        raise Http404
    shown = _numbered(version, request.GET.get("version"))
    text = queries.document(shown)
    if beside := request.GET.get("beside"):
        return _side_by_side(request, work, version, text, queries.version(work, beside))
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            return revising.do(request, work)
        except Refused as error:
            refusal = error
    relations = queries.relations(work)
    for link in (*relations.earlier, *relations.later):
        link.reasons = [reason(kept) for kept in link.reasons]
    topic = families.shared_topic(work)
    held = {recalled.target for recalled in relations.recalls if recalled.work is not None}
    if shown is not version:
        held |= queries.held({citation.target for citation in text.citations})
    languages = queries.versions(work).defer("document")
    asking = follow_up.of_version(version, text) if shown is not version else follow_up.of_work(work, version.language)
    context = {
        "title": f"{work.symbol} · {work.title}" if work.title else work.symbol,
        "room": "record",
        "exercise": work.exercise,
        "live": work.body,
        "work": work,
        "version": version,
        "shown": shown,
        "earlier": queries.earlier_versions(work) if any(v.number > 1 for v in languages) else (),
        "versions": [(v, direction(v.language)) for v in languages],
        "example": "#op1",
        "this_version": f"?language={version.language}&version={shown.number}",
        "address": request.build_absolute_uri(reverse("document", args=[work.symbol])),
        "folio": folio(text, link=_linker(held), beside=_beside(asking)),
        "body_name": _body_name(work.body),
        "relations": relations,
        "named": _named(relations.recalls),
        "links": revising.links(relations, request),
        "differing": [_differing(each) for each in queries.differing(work)],
        "drafts": [(draft, reason(draft.reason)) for draft in relations.drafts],
        "came": came_about(work),
        "recalled_by": recallers(relations.recalled_by),
        "operative_acts": [(act, place_printed(act.paragraph)) for act in asking if follow_up.sets_going(act)],
        "entries": [(line, done(line.act), queries.named_in(line, languages)) for line in queries.entered_by(work)],
        "topic": topic,
        "lives": f"{reverse('lineage')}life/{quote(work.symbol)}/" if topic else "",
        "formats": list(FORMATS),
        **revising.may_do(request, work),
        "refusal": refusal,
    }
    status = status_of(refusal) if refusal else 200
    return render(request, "record/document.html", context, status=status)


def _numbered(version: Any, number: str | None) -> Any:
    """The version as it stood under the number that was asked for; as it is now, if none was."""
    if number is None:
        return version
    known = number.isascii() and number.isdigit() and len(number) < 5
    found = queries.numbered(version, int(number)) if known else None
    if found is None:
        raise Http404
    return found


def _named(recalls: Iterable[queries.Recalled]) -> list[list[queries.Recalled]]:
    """Resolutions that a text names, and whatever else: reports, letters, documents."""
    apart: tuple[list[queries.Recalled], ...] = ([], [])
    for recalled in recalls:
        symbol = symbols.parse(recalled.target)
        apart[0 if symbol and symbol.is_resolution else 1].append(recalled)
    return [some for some in apart if some]


def _side_by_side(request: Request, work: Any, version: Any, text: Document, second: Any) -> HttpResponse:
    if second is None:
        raise Http404
    other = queries.document(second)
    held = queries.held({citation.target for citation in (*text.citations, *other.citations)})
    context = {
        "title": _("%(symbol)s, two languages side by side") % {"symbol": work.symbol},
        "room": "record",
        "exercise": work.exercise,
        "live": work.body,
        "work": work,
        "version": version,
        "second": second,
        "versions": [(v, direction(v.language)) for v in queries.versions(work).defer("document")],
        "two": side_by_side(text, other, _linker(held)),
    }
    return render(request, "record/beside.html", context)


def _differing(found: queries.Differing) -> dict[str, Any]:
    """A document that not all languages cite: which do and where, which do not; and a pair to set side by side."""
    code, places = found.named[0]
    english = next((each for each in found.named if each[0] == "en"), found.named[0])
    return {
        "target": found.target,
        "places": [place_printed(place) for place in places],
        "anchor": anchor(places[0]),
        "named": [each for each, _places in found.named],
        "silent": found.silent,
        "first": english[0],
    }


def document_download(request: Request, symbol: str, ending: str) -> HttpResponse:
    """The document as a file: JSON, HTML, Akoma Ntoso, Word, PDF or plain text."""
    work = queries.work(symbol)
    version = queries.version(work, request.GET.get("language")) if work else None
    if work is None or version is None:
        raise Http404
    to, media_type = FORMATS[ending]
    text = queries.document(_numbered(version, request.GET.get("version")))
    targets = {citation.target for citation in text.citations}
    link = _linker(queries.held(targets), root=request.build_absolute_uri("/").rstrip("/"))
    try:
        data = write(text, to, link=link)  # type: ignore[arg-type]
    except TextError as error:
        # A PDF wants fonts that may not be installed; the sentence names them.
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type=media_type)
    name = "".join(sign if sign.isalnum() or sign in ".-" else "_" for sign in work.symbol)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response.headers["Content-Language"] = version.language
    return response


def _not_held(request: Request, symbol: str) -> HttpResponse:
    known = queries.meant(symbol)
    if known is None:
        raise Http404
    context = {
        "title": known,
        "room": "record",
        "exercise": known.startswith("EX/"),
        "symbol": known,
        "adopted_as": queries.named_adopted(known),
        "recalled_by": recallers(queries.recalled_by(known)),
    }
    return render(request, "record/not_held.html", context, status=404)


def _linker(held: set[str], root: str = "") -> Any:
    def link(citation: Citation) -> str | None:
        return root + reverse("document", args=[citation.target]) if citation.target in held else None

    return link


def _beside(asking: Iterable[Any]) -> dict[str, list[Any]]:
    """What stands in the margin of each paragraph: of whom it asks something until when, what it puts on an agenda."""
    found: dict[str, list[Any]] = {}
    for act in asking:
        if (act.agenda_kind == "include" and act.agenda_title) or (
            act.addressee and act.verb in ("Requests", "Invites")
        ):
            found.setdefault(act.paragraph, []).append(act)
    return found


def _body_name(slug: str) -> str:
    body = bodies.body(slug) if slug else None
    return body.name if body else slug


def _page_language() -> str:
    return (get_language() or "en").partition("-")[0]


def _endings(names: Iterable[str]) -> str:
    return "|".join(name.replace(".", r"\.") for name in names)


urlpatterns = [
    path("documents/", kept(documents), name="documents"),
    re_path(
        rf"^documents/(?P<symbol>.+)\.(?P<ending>{_endings(FORMATS)})$", document_download, name="document_download"
    ),
    path("documents/<path:symbol>", kept(document), name="document"),
    *agreed.urlpatterns,
    *deposit.urlpatterns,
    *lineage.urlpatterns,
    *search.urlpatterns,
]
