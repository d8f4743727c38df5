"""One's own API keys: for whoever may do something by API."""

from __future__ import annotations

import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from multilateral.bodies import queries as bodies
from multilateral.parties import keys
from multilateral.parties.acting import NotPermitted, Refused
from multilateral.parties.permit import may_by_api
from multilateral.web import errors
from multilateral.web.capacity import Request
from multilateral.web.parties.people import day

USUAL_DAYS = 90


@never_cache
def mine(request: Request) -> HttpResponse:
    """The keys that one has, and a form for one more; the answer to it shows the secret, once."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    account: Any = request.user
    held = keys.held(account)
    allowed = may_by_api(request.by)
    if request.by is None or not (allowed or held):
        sentence = allowed.why if request.by else _("No credential of yours covers today. Ask the secretariat.")
        return errors.refused(request, NotPermitted(sentence), back=reverse("mine"))
    # Whoever steps into a role of an exercise has nothing with which to show once more who they are.
    stale = not account.person.exercise and is_reauthentication_required(request, app="keys")
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            if stale:
                raise NotPermitted(_("You signed in some time ago. Show once more who you are; then make the key."))
            until = day(request.POST.get("valid_until", ""))
            if until is None:
                raise Refused(_("Choose the last day on which the key can act."))
            made = keys.make(by=request.by, account=account, name=request.POST.get("name", ""), valid_until=until)
        except Refused as refused:
            refusal = refused
        else:
            # Not kept for a next page: the secret is in this answer and nowhere else.
            return _show(request, *made)
    today = timezone.now().date()
    names = {body.slug: body.name for body in bodies.bodies()}
    context = {
        "title": _("API keys"),
        "room": "mine",
        "exercise": account.person.exercise,
        "keys": [(key, names.get(key.credential.body, ""), _acts(key, today)) for key in held],
        "allowed": allowed,
        "again": get_adapter().get_reauthentication_methods(account)[0]["url"] if stale else "",
        "refusal": refusal,
        "typed": request.POST or {"valid_until": (today + datetime.timedelta(days=USUAL_DAYS)).isoformat()},
        "today": today.isoformat(),
        "last_day": keys.last_day().isoformat(),
    }
    return render(request, "parties/keys.html", context, status=errors.status_of(refusal) if refusal else 200)


@require_POST
def withdraw(request: Request) -> HttpResponse:
    """Withdraws a key of one's own; nobody has to show anything for that."""
    wanted = request.POST.get("key", "")
    if not request.user.is_authenticated:
        return redirect("account_login")
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 18):
        raise Http404
    if not keys.withdraw(request.user, int(wanted)):
        raise Http404
    messages.success(request, _("The key was withdrawn; it opens nothing any more."))
    return HttpResponse(status=303, headers={"Location": reverse("keys" if request.by else "mine")})


def _acts(key: Any, today: datetime.date) -> bool:
    """Whether the key acts today."""
    return bool(key.valid_until >= today and key.credential.valid_on(today))


def _show(request: Request, key: Any, secret: str) -> HttpResponse:
    context = {
        "title": _("The key for %(name)s") % {"name": key.name},
        "room": "mine",
        "exercise": key.account.person.exercise,
        "secret": secret,
        "command": 'curl -H "Authorization: Bearer $KEY" \\\n'
        f"     -F file=@document.pdf {request.build_absolute_uri('/api/v1/deposits')}",
    }
    return render(request, "parties/key.html", context)


urlpatterns = [
    path("mine/keys/", mine, name="keys"),
    path("mine/keys/withdraw", withdraw, name="key_withdraw"),
]
