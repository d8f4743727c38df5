"""The room as Django knows it."""

from django.apps import AppConfig


class Contacts(AppConfig):
    name = "multilateral.followup.contacts"
    label = "contacts"
