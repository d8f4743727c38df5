"""What every page's frame shows: who acts, the languages, whether this is an exercise, the latest checkpoint."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info

from multilateral.ledger import queries as ledger
from multilateral.parties import queries as parties


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context that ``frame/base.html`` reads."""
    language = get_language() or settings.LANGUAGE_CODE
    by = getattr(request, "by", None)
    return {
        "by": by,
        "capacities": parties.capacities(by.person) if by else [],
        "page_dir": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "page_language": language,
        "page_languages": settings.LANGUAGES,
        "ledger_size": ledger.size(),
    }
