"""The pages that belong to no room: home, the exercise, what is asked of me, and the pulse."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

urlpatterns: list[URLPattern] = []
