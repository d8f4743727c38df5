"""The room as Django knows it."""

from django.apps import AppConfig


class Decision(AppConfig):
    name = "multilateral.decision"
    label = "decision"
