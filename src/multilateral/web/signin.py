"""Sign-in: accounts are made by enrolment, never by whoever comes to the door, and need two factors or a passkey."""

from __future__ import annotations

import base64
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.signals import authenticator_added, authenticator_used
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django import forms
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from multilateral.web.capacity import PROVEN

SIGNED_IN = "signed_in_at"
FRESH_SECONDS = 15 * 60
"""How long after signing in the means of signing in can be changed without signing in once more."""


class ClosedDoor(DefaultAccountAdapter):
    """No signing up: a person is enrolled by the secretariat, and then sets a password or a passkey."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        return time.time() - context.request.session.get(SIGNED_IN, 0) > FRESH_SECONDS


class SecondFactors(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps encrypted, so that a copy of the database alone opens no account."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        held = user.authenticator_set.filter(type=type).count()
        return _("Passkey %(number)s") % {"number": held + 1} if held else str(_("Passkey"))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Multilateral"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.person.name}


class PasskeyForm(AddWebAuthnForm):
    """Adding a key: as a passkey, with which one signs in alone, unless told otherwise."""

    name = forms.CharField(
        required=False, label=_("What you call it"), help_text=_("To tell it from others, such as “telephone”.")
    )
    passwordless = forms.BooleanField(
        required=False,
        initial=True,
        label=_("Sign in with it alone, without a password"),
        help_text=_("The device then asks for its own code, your finger or your face. Not every security key can."),
    )
    field_order = ("name", "passwordless", "credential")


@receiver(user_logged_in)
def _signed_in(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    request.session[SIGNED_IN] = time.time()


@receiver([authenticator_used, authenticator_added])
def _second_factor_shown(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    request.session[PROVEN] = user.pk


def _cipher() -> Fernet:
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"multilateral second factors")
    return Fernet(base64.urlsafe_b64encode(derive.derive(settings.SECRET_KEY.encode())))
