"""The room as Django knows it."""

from django.apps import AppConfig


class Framework(AppConfig):
    name = "multilateral.followup.framework"
    label = "framework"
