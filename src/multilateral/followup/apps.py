"""The room as Django knows it."""

from django.apps import AppConfig


class Followup(AppConfig):
    name = "multilateral.followup"
    label = "followup"
