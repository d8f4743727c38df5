"""The room as Django knows it."""

from django.apps import AppConfig


class Record(AppConfig):
    name = "multilateral.record"
    label = "record"
