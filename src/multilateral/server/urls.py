"""Every address of the service; each door declares its own."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

PAGES = "pages account parties ledger bodies record votes negotiation decision followup reports".split()

urlpatterns: list[URLPattern | URLResolver] = [
    # The form of languages stands on every page, also on those that all visitors see alike (web/kept.py): it bears no
    # token. A foreign page could at most change the language that somebody reads in.
    path("language/", csrf_exempt(set_language), name="set_language"),
]
for name in PAGES:
    if find_spec(f"multilateral.web.{name}"):
        urlpatterns += import_module(f"multilateral.web.{name}").urlpatterns
urlpatterns += import_module("multilateral.server.exercise.pages").urlpatterns
urlpatterns += import_module("multilateral.server.health_page").urlpatterns
urlpatterns += import_module("multilateral.api.urls").urlpatterns

handler400 = "multilateral.web.errors.bad_request"
handler404 = "multilateral.web.errors.not_found"
handler429 = "multilateral.web.errors.too_many"
handler500 = "multilateral.web.errors.server_error"
