"""A passkey alone: made through a one-time link, then used to sign in, in a real browser with a virtual key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.web.conftest import PASSWORD, House

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, live_server: Any, house: House) -> Iterator[Any]:
    """A page in a browser whose device holds a key with a user verification that says yes."""
    # A passkey belongs to a name, and 127.0.0.1 is none.
    context = browser.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    page.devtools = devtools
    yield page
    context.close()


def add_passkey(page: Any, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Go on to a passkey").click()
    page.get_by_label("What you call it").fill("telephone")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/recovery-codes/")


def test_a_passkey_is_all_that_somebody_ever_needs(page: Any, house: House) -> None:
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    add_passkey(page, house.link(house.secretary))
    page.get_by_role("link", name="I have kept them").click()
    assert page.get_by_text("Mira Solheim: you act as secretariat").is_visible()
    page.get_by_role("button", name="Sign out").click()
    page.goto(reverse("account_login") + "?next=/people/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: url.endswith("/people/") and "login" not in url)
    assert page.get_by_role("heading", name="People and credentials").is_visible()
    assert refused == [], "the scripts keep to the content security policy"
    page.goto(house.link(house.secretary))
    assert page.get_by_role("heading", name="This link opens nothing any more").is_visible()


def test_a_device_that_refuses_is_told_of_in_words(page: Any, house: House) -> None:
    page.goto(reverse("account_login"))
    sentence = page.locator("#passkey-refused")
    assert sentence.is_hidden()
    # The virtual key holds nothing yet, so that the browser finds no passkey; as if the person had pressed Cancel.
    page.evaluate("navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError')); 0")
    page.get_by_role("button", name="Sign in with a passkey").click()
    sentence.wait_for(state="visible")
    assert "Nothing has changed" in sentence.inner_text()


def test_a_number_in_the_address_is_told_of_before_it_fails(browser: Any, live_server: Any, house: House) -> None:
    page = browser.new_page()
    page.goto(live_server.url.replace("localhost", "127.0.0.1") + reverse("account_login"))
    assert page.locator("#passkey-address").is_visible()
    page.close()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 390)])
def test_every_page_of_the_account_is_accessible_and_fits(page: Any, house: House, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    if language == "ar":
        page.goto("/account/login/")
        page.locator("button[lang=ar]").click()
    link, seen = house.link(house.secretary), []

    def look() -> None:
        found = Axe().run(page).response["violations"]
        assert not found, (page.url, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found])
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url
        seen.append(page.url)

    page.goto("/account/login/")
    look()
    page.goto(link)
    look()
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", "something else entirely")
    page.locator("#id_password2").press("Enter")
    look()
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.locator("#id_password2").press("Enter")
    look()
    assert page.url.endswith(reverse("mfa_index"))
    page.goto(reverse("mfa_add_webauthn"))
    look()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/")
    look()
    for name in (
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_activate_totp",
        "mfa_generate_recovery_codes",
        "account_change_password",
        "account_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_logout",
        "mine",
        "people",
        "enrol",
        "states",
        "home",
        "account_inactive",
    ):
        page.goto(reverse(name))
        look()
    page.goto(reverse("mfa_list_webauthn"))
    for act in ("edit", "remove"):
        page.goto(page.locator(f"a[href$='/{act}/']").get_attribute("href"))
        look()
        page.goto(reverse("mfa_list_webauthn"))
    assert len(seen) == 22
