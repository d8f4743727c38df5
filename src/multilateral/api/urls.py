"""The addresses of the JSON door and of the feeds."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, path, re_path
from django.views.decorators.http import require_GET
from ninja import NinjaAPI

from multilateral import __version__
from multilateral.api import (
    bodies,
    deposits,
    feeds,
    followup,
    ledger,
    lineage,
    negotiation,
    record,
    search,
    state_votes,
)
from multilateral.api.problems import declare, shaped, unknown

api = NinjaAPI(
    title="Multilateral",
    version=__version__,
    description=(
        "What anybody may read of this installation, and nothing that is private. What is posted is a question that "
        "is too long for an address, or an act on a deposit: that alone changes anything, and needs an API key. "
        "Every error has one shape."
    ),
    docs_url=None,
    docs_decorator=require_GET,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
api.add_router("/ledger", ledger.router)
for module in (record, deposits, search, state_votes, lineage, negotiation, bodies, followup):
    api.add_router("", module.router)
declare(api)


def _v1() -> list[Any]:
    patterns, _app, _namespace = api.urls
    for each in patterns:
        if isinstance(each, URLPattern):
            each.callback = unknown if each.name == "api-root" else shaped(each.callback)
    return patterns


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", (_v1(), "ninja", "api")),
    re_path(r"^api/", unknown),
    path("feeds/documents.atom", feeds.documents, name="documents_feed"),
    path("feeds/topics/<str:slug>.atom", feeds.topic, name="topic_feed"),
    path("feeds/states/<slug:code>.atom", feeds.state, name="state_feed"),
    path("feeds/ledger.atom", feeds.lines, name="ledger_feed"),
]
