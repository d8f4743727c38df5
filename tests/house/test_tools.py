"""What needs a tool that is not there is left out with its reason, and fails under REQUIRE_TOOLS=1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import tools

PLANTED = "import pytest\n\n\n@pytest.mark.browser\ndef test_planted() -> None:\n    pass\n"


def without_chromium(copy: Path, **environment: str) -> str:
    """What pytest prints of a test that needs a browser, on a machine that has none."""
    planted = copy / "tests" / "house" / "test_planted.py"
    planted.write_text(PLANTED)
    # An empty path and an empty home: no browser is found in either.
    found = {"PATH": "", "HOME": str(copy), "MULTILATERAL_HOME": str(copy / "var")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(planted)]
    return subprocess.run(command, cwd=copy, env=found | environment, capture_output=True, text=True).stdout


@pytest.mark.skipif(sys.platform == "darwin", reason="a browser in /Applications cannot be hidden from the test")
def test_a_test_without_its_tool_is_left_out_and_says_how_to_install_it(copy: Path) -> None:
    output = without_chromium(copy)
    assert "1 skipped" in output
    assert "apt-get install chromium" in output


@pytest.mark.skipif(sys.platform == "darwin", reason="a browser in /Applications cannot be hidden from the test")
def test_under_require_tools_it_fails(copy: Path) -> None:
    output = without_chromium(copy, REQUIRE_TOOLS="1")
    assert "1 failed" in output or "1 error" in output
    assert "apt-get install chromium" in output


def test_each_missing_tool_is_named_with_the_line_that_installs_it() -> None:
    for tool in tools.TOOLS:
        assert tool.name in tool.missing()
        assert tool.missing().endswith(tool.install)


@pytest.mark.browser
def test_the_browser_opens_a_page(browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.set_content("<title>EX</title><p>Lighthouses</p>")
    assert (page.title(), page.inner_text("p")) == ("EX", "Lighthouses")
    page.close()
