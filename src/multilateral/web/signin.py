"""Sign-in: accounts are made by enrolment, never by whoever comes to the door."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """No signing up: a person is enrolled by the secretariat, and then sets a password or a passkey."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
