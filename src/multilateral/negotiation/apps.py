"""The room as Django knows it."""

from django.apps import AppConfig


class Negotiation(AppConfig):
    name = "multilateral.negotiation"
    label = "negotiation"
