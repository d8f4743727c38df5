"""The room as Django knows it."""

from django.apps import AppConfig


class Parties(AppConfig):
    name = "multilateral.parties"
    label = "parties"
