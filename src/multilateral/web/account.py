"""Pages of one's own account: exactly those of the sign-in library that are used here, under their own names."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path
from django.views.decorators.cache import never_cache


class Enter(account.PasswordResetFromKeyView):
    """The one-time link: set a password, or go on to a passkey and never have one. Either way the link is used up."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "passkey" not in request.POST:
            return super().post(request, *args, **kwargs)
        # Signing in changes what the link's key was made from, so it opens nothing any more.
        login(request, self.reset_user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("mfa_add_webauthn")


urlpatterns = [
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    path("account/password/set/", account.password_set, name="account_set_password"),
    re_path(
        r"^account/enter/(?P<uidb36>[0-9a-z]+)-(?P<key>[0-9a-z-]+)/$",
        Enter.as_view(),
        name="account_reset_password_from_key",
    ),
    path("account/2fa/", mfa.index, name="mfa_index"),
    path("account/2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("account/2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/2fa/totp/activate/", never_cache(totp.activate_totp), name="mfa_activate_totp"),
    path("account/2fa/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/2fa/recovery-codes/", never_cache(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/2fa/recovery-codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/2fa/recovery-codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/2fa/webauthn/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/2fa/webauthn/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/2fa/webauthn/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("account/2fa/webauthn/reauthenticate/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/2fa/webauthn/keys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/2fa/webauthn/keys/<int:pk>/edit/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]
