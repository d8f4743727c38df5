"""The room as Django knows it."""

from django.apps import AppConfig


class Reports(AppConfig):
    name = "multilateral.reports"
    label = "reports"
