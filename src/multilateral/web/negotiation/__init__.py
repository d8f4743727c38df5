"""The floor: texts under negotiation, what is said on them, and the Chair's desk."""

from __future__ import annotations

from django.urls import path

from multilateral.web.negotiation import desk, drafts, floor, saying

urlpatterns = [
    path("texts/", floor.texts, name="texts"),
    path("texts/<slug:slug>", floor.text, name="text"),
    path("texts/<slug:slug>/rev/<int:number>", floor.revision, name="text_revision"),
    path("texts/<slug:slug>/desk", desk.desk, name="desk"),
    path("texts/<slug:slug>/consolidate", desk.consolidate, name="consolidate"),
    path("texts/<slug:slug>/drafts/<uuid:id>", drafts.draft, name="draft"),
    path("texts/<slug:slug>/proposals/<int:number>", saying.proposal, name="proposal"),
    path("texts/<slug:slug>/<str:address>/propose", drafts.propose, name="text_propose"),
    path("texts/<slug:slug>/<str:address>/position", saying.position, name="text_position"),
    path("texts/<slug:slug>/<str:address>/concern", saying.concern, name="text_concern"),
]
