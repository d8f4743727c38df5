"""The room as Django knows it."""

from django.apps import AppConfig


class Capacity(AppConfig):
    name = "multilateral.followup.capacity"
    label = "capacity"
