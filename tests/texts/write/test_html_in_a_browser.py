"""The standalone page in a real browser: accessible, whole on a telephone and on a desk, in every direction."""

import pytest

from multilateral.texts import compare, write
from multilateral.texts.write import comparison
from tests.journeys.page_checks import axe, overflow
from tests.texts.write.test_pdf import full

pytestmark = pytest.mark.browser


@pytest.fixture
def show(browser, tmp_path):
    """Opens a page of so many pixels; it can fetch nothing."""

    def open_page(data: bytes, width: int):
        (tmp_path / "page.html").write_bytes(data)
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto((tmp_path / "page.html").as_uri())
        return page

    return open_page


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_document_has_no_findings(show, language, width):
    page = show(write(full(language), "html"), width)
    assert axe(page) + overflow(page) == []


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_comparison_has_no_findings(show, language):
    old, new = full(language), full(language)
    new.operative[1].text = new.operative[0].text = new.operative[0].text[:-1] + " 76/19."
    page = show(comparison.html(compare(old, new), old, new), 390)
    assert axe(page) + overflow(page) == []
