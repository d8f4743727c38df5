"""Who: States, delegations, people, credentials. And the account with which a person signs in."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multilateral.ledger.writing import Row


class Role(models.TextChoices):
    """In what capacity somebody acts (design: rules 25–26 for delegations, 30–36 and 103 for officers)."""

    HEAD = "head", _("head of delegation")
    REPRESENTATIVE = "representative", _("representative")
    ALTERNATE = "alternate", _("alternate")
    ADVISER = "adviser", _("adviser")
    CAPITAL = "capital", _("contributor in the capital")
    CONTACT = "contact", _("point of contact")
    OBSERVER = "observer", _("observer")
    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice-chair", _("Vice-Chair")
    SECRETARIAT = "secretariat", _("secretariat")
    OPERATOR = "operator", _("operator of this installation")


DELEGATES = (Role.HEAD, Role.REPRESENTATIVE, Role.ALTERNATE)
"""Who may commit a State (rule 26: an alternate when designated)."""

DELEGATION = (*DELEGATES, Role.ADVISER, Role.CAPITAL)
"""Everybody inside a delegation."""


class State(Row):
    """A State, with its official names; ``invented`` ones exist for exercises alone.

    ``facts`` may hold ``formal`` (the formal name in English), ``election_group``, ``group_note`` (where practice
    differs) and ``to_confirm`` (the columns that nobody has checked against a document yet).
    """

    code = models.SlugField(max_length=40, unique=True)
    status = models.CharField(max_length=20)
    names = models.JSONField(default=dict)
    iso2 = models.CharField(max_length=2, default="", blank=True)
    m49 = models.CharField(max_length=3, default="", blank=True)
    regional_group = models.CharField(max_length=40, default="", blank=True)
    order = models.CharField(max_length=200, db_index=True)
    source = models.CharField(max_length=300)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["order"]

    @property
    def name(self) -> str:
        """The official name in the language of the page."""
        return official_name(self.names)

    @property
    def invented(self) -> bool:
        """Whether the State exists in exercises alone."""
        return self.status == "invented"

    def __str__(self) -> str:
        return self.name


class Person(Row):
    """A person who acts here. People of an exercise are invented."""

    personal: ClassVar = ("name",)

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    exercise = models.BooleanField(default=False)
    erased = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Delegation(Row):
    """A State's delegation to one body."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="delegations")
    body = models.SlugField(max_length=80)

    class Meta:
        ordering = ["state__order"]
        constraints = [models.UniqueConstraint(fields=["state", "body"], name="one_delegation_a_body")]

    @property
    def place(self) -> str:
        return self.body

    @property
    def name(self) -> str:
        """The State's official name."""
        return self.state.name

    def __str__(self) -> str:
        return self.state.name


class Credential(Row):
    """What lets a person act: for a delegation (rule 27), or as an officer or secretariat of a body."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="credentials")
    role = models.CharField(max_length=20, choices=Role)
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, null=True, related_name="credentials")
    body = models.SlugField(max_length=80, blank=True, default="")
    instrument = models.CharField(max_length=300, blank=True, default="")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    withdrawn = models.DateField(null=True)

    class Meta:
        ordering = ["body", "delegation__state__order", "role"]

    @property
    def place(self) -> str:
        return self.body

    def valid_on(self, day: datetime.date) -> bool:
        """Whether the credential lets its holder act on that day."""
        ended = min((d for d in (self.valid_until, self.withdrawn) if d is not None), default=datetime.date.max)
        return self.valid_from <= day <= ended and self.withdrawn is None


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; an account without a password can only be entered by a passkey or a fresh link."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        """A new account for ``fields["person"]``."""
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """How a person signs in. Not part of the record: secrets and last sign-ins are in no ledger and no export."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    # No account is more than another: what may be done is asked of credentials, never of the account.
    is_staff = is_superuser = False

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    def __str__(self) -> str:
        return self.email


class ApiKey(models.Model):
    """With what a program acts for a person, in one capacity. Like the account, not part of the record.

    Of the secret there is its SHA-256 alone; made of 256 random bits, it cannot be guessed from that. ``valid_until``
    and ``last_used`` are days, the former the last on which it acts.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="keys")
    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="keys")
    name = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    valid_until = models.DateField()
    last_used = models.DateField(null=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name


LANGUAGE_KEYS = {"zh-hans": "zh"}


def official_name(names: dict[str, str]) -> str:
    """The name in the page's language, else in English."""
    language = get_language() or "en"
    return names.get(LANGUAGE_KEYS.get(language, language)) or names.get("en", "")
