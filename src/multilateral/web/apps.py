"""The room as Django knows it."""

from django.apps import AppConfig


class Web(AppConfig):
    name = "multilateral.web"
    label = "web"

    def ready(self) -> None:
        from multilateral.web import signin  # noqa: F401  it listens to sign-ins
