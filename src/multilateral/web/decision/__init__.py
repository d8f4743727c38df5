"""Decisions: meetings, what was put at each, and one action with its vote and what was said on it."""

from __future__ import annotations

from django.urls import path

from multilateral.web.decision.actions import action
from multilateral.web.decision.meetings import meeting, meetings

urlpatterns = [
    path("meetings/", meetings, name="meetings"),
    path("meetings/<uuid:id>", meeting, name="meeting"),
    path("actions/<uuid:id>", action, name="action"),
]
