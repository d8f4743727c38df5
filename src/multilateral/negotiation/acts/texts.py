"""Opening a text: a recorded draft comes to the floor."""

from __future__ import annotations

import re

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from multilateral.negotiation import permits  # the permits must be declared before the acts
from multilateral.negotiation.models import Paragraph, ParagraphLabel, Revision, RollingText
from multilateral.negotiation.queries.texts import DRAFTS
from multilateral.parties.acting import By, NotPermitted, Refused, act
from multilateral.record.models import Work
from multilateral.texts.address import label
from multilateral.texts.model import Document, from_json


@act("negotiation.open_text", on="work")
def open_text(*, by: By, work: Work, slug: str = "", session: int | None = None) -> RollingText:
    """Opens a recorded draft for negotiation: its English version is the text as tabled, revision 0.

    Without ``slug`` the text is named after its symbol (``EX/WG/3/L.4`` → ``ex-wg-3-l-4``); without
    ``session`` it takes the one that the document names, if that is a number.
    """
    if work.kind not in DRAFTS:
        raise Refused(
            _("%(symbol)s is entered as “%(kind)s”; only a draft can be opened for negotiation.")
            % {"symbol": work.symbol, "kind": work.kind}
        )
    if RollingText.objects.filter(work=work).exists():
        raise Refused(_("%(symbol)s is on the floor already.") % {"symbol": work.symbol})
    version = work.versions.filter(language="en").first()
    if version is None:
        raise Refused(_("The record has no English version of %(symbol)s; enter it first.") % {"symbol": work.symbol})
    document = from_json(version.document)
    if next(document.walk(), None) is None:
        raise Refused(
            _("%(symbol)s has no numbered paragraphs that proposals could be made on; check how it was read.")
            % {"symbol": work.symbol}
        )
    slug = slug or slugify(re.sub(r"[^\w]+", "-", work.symbol))
    if not re.fullmatch(r"[-\w]{1,80}", slug, re.ASCII) or slug in {"open"}:
        raise Refused(
            _("“%(slug)s” cannot be the short name of a text; use letters, digits and hyphens.") % {"slug": slug}
        )
    if RollingText.objects.filter(slug=slug).exists():
        raise Refused(_("Another text is called “%(slug)s”; choose another short name.") % {"slug": slug})
    text = RollingText.objects.create(
        slug=slug,
        body=work.body or by.body,
        session=session or (int(work.session) if work.session.isdecimal() and len(work.session) < 5 else None),
        work=work,
        title=work.title or document.title or work.symbol,
    )
    revision = Revision.objects.create(
        text=text, number=0, symbol=work.symbol, document=version.document, published_at=timezone.now()
    )
    enter_labels(revision, document, {})
    return text


def enter_labels(revision: Revision, document: Document, known: dict[str, Paragraph]) -> None:
    """Says how each paragraph is called in a revision; one that is not ``known`` by its address there is new."""
    for order, paragraph in enumerate(document.walk()):
        ParagraphLabel.objects.create(
            revision=revision,
            paragraph=known.get(paragraph.id) or Paragraph.objects.create(text=revision.text),
            address=paragraph.id,
            label=label(paragraph.id),
            order=order,
        )


def on_the_floor(by: By, text: RollingText) -> None:
    """Refuses where the text is before another body, or no longer open to change."""
    if text.body != by.body:
        raise NotPermitted(permits.before_this_body(by, text) or "")
    if text.stage != RollingText.Stage.OPEN:
        raise Refused(
            _("%(symbol)s has been put to the body for decision and is no longer open to change.")
            % {"symbol": text.work.symbol}
        )
