"""The agreed framework: two lists of norms, kept apart, and what States have published about each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from multilateral.followup.framework import acts, norms, queries
from multilateral.parties.permit import may
from multilateral.record.queries import held
from multilateral.web.capacity import Request
from multilateral.web.followup.doing import attempt, page, see


def framework(request: Request) -> HttpResponse:
    """Both lists, each with its source."""
    of_2015, of_2018 = norms.of_2015(), norms.of_2018()
    context = {
        "title": _("The agreed framework"),
        "of_2015": of_2015,
        "of_2018": of_2018,
        "brought": bool(queries.exercise_norms()),
        "recorded": held({norm.symbol for norm in (*of_2015, *of_2018)}),
    }
    return page(request, "followup/framework/framework.html", context)


def exercise(request: Request) -> HttpResponse:
    """The norms of exercises, on a page of their own, so that nobody takes them for the framework."""
    brought = queries.exercise_norms()
    context = {
        "title": _("Norms of the exercise"),
        "exercise": True,
        "norms": brought,
        "recorded": held({norm.symbol for norm in brought}),
    }
    return page(request, "followup/framework/exercise.html", context)


def norm(request: Request, key: str) -> HttpResponse:
    """One norm with its source, and the published answers in English alphabetical order of States."""
    found = queries.norm(key)
    if found is None:
        raise Http404
    published = queries.published(found.question) if found.question else []
    invented = [one for one in published if one.row.delegation.state.invented and not found.exercise]
    context = {
        "title": found.name,
        "exercise": found.exercise or bool(invented),
        "norm": found,
        "question": queries.question(found.question) if found.question else None,
        "published": [one for one in published if one not in invented],
        "invented": invented,
        "recorded": held({found.symbol}),
    }
    return page(request, "followup/framework/norm.html", context)


def answers(request: Request) -> HttpResponse:
    """The survey as the own delegation sees it."""
    context = {
        "title": _("The survey, for your delegation"),
        "exercise": bool(request.by and request.by.person.exercise),
        "answers": queries.own(request.by),
    }
    response = page(request, "followup/framework/answers.html", context)
    if not context["answers"]:
        response.status_code = 403
    return response


def answer(request: Request, question: str) -> HttpResponse:
    """One question: the delegation's own paper, and what its State has published."""
    own = queries.own_answer(request.by, question)
    if own is None:
        raise Http404
    verb = request.POST.get("act", "answer")
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 7 else 0
    typed = {name: request.POST.get(name, "") for name in ("choice", "words")}
    refusal = None
    if request.method == "POST":
        if verb == "publish" and own.answer is not None:
            refusal = attempt(request, acts.publish_answer, answer=own.answer, seen=number)
            said = _("The answer is public.")
        elif verb == "withdraw" and own.published is not None:
            refusal = attempt(request, acts.withdraw_answer, published=own.published)
            said = _("The answer is withdrawn. The page says since when.")
        else:
            verb = "answer"
            refusal = attempt(request, acts.answer, question=question, seen=number, **typed)
            said = _("The answer is kept. Your delegation alone reads it.")
        if refusal is None:
            messages.success(request, said)
            return see("framework_answer", question)
        own = queries.own_answer(request.by, question) or own
    kept = bool(refusal) and verb == "answer"
    if own.answer is not None and not kept:
        typed = {"choice": own.answer.choice, "words": own.answer.words}
    context = {
        "title": own.question.norm.name,
        "exercise": own.question.exercise or bool(request.by and request.by.person.exercise),
        "own": own,
        "typed": typed,
        "overtaken": kept and own.answer is not None and number != own.answer.revision,
        "may_answer": may(request.by, "framework.answer"),
        "may_publish": own.answer is not None and own.ahead and may(request.by, "framework.publish_answer", own.answer),
        "may_withdraw": own.published is not None
        and own.published.withdrawn_at is None
        and may(request.by, "framework.withdraw_answer", own.published),
    }
    return page(request, "followup/framework/answer.html", context, refusal)


urlpatterns = [
    path("framework/", framework, name="framework"),
    path("framework/exercise/", exercise, name="framework_exercise"),
    path("framework/answers/", answers, name="framework_answers"),
    path("framework/answers/<slug:question>", answer, name="framework_answer"),
    path("framework/<str:key>", norm, name="framework_norm"),
]
