"""The room as Django knows it."""

from django.apps import AppConfig


class Bodies(AppConfig):
    name = "multilateral.bodies"
    label = "bodies"
