"""The one command: what it offers, what it refuses, and how little it loads."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from multilateral.__main__ import TEXTS


def test_help_lists_every_command_that_there_is(call):
    from multilateral.__main__ import COMMANDS

    called = call("--help")
    assert called.status == 0
    assert all(f"  {name} " in called.out for name in COMMANDS)


def test_without_a_command_the_usage_is_printed_and_the_call_is_wrong(call):
    called = call()
    assert called.status == 2
    assert called.out.startswith("usage:")


def test_an_unknown_command_is_refused_in_one_sentence(call):
    called = call("frobnicate")
    assert (called.status, called.out) == (2, "")
    assert called.err.count("\n") == 1
    assert "'frobnicate'" in called.err and "compare" in called.err


def test_the_version_is_printed(call):
    from multilateral import __version__

    assert call("--version").out == f"multilateral {__version__}\n"


def test_a_command_of_the_table_is_imported_when_it_is_called(call, monkeypatch, tmp_path):
    (tmp_path / "invented_command.py").write_text("def main(argv):\n    print(argv)\n    return 7\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules["multilateral.__main__"].COMMANDS, "invent", ("invented_command", "invents"))
    called = call("invent", "--one", "two")
    assert (called.status, called.out) == (7, "['--one', 'two']\n")


def test_help_comes_at_once_since_it_loads_nothing():
    heavy = "{'django', 'lxml', 'regex', 'rapidfuzz', 'msgspec', 'cryptography', 'multilateral.texts'}"
    code = f"import sys, multilateral.__main__ as m; m.main(['--help']); sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL).returncode == 0


COMMANDS = {"read": 1, "cite": 1, "compare": 2, "check": 1, "write": 1}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_text_command_never_imports_django(command, folder):
    code = (
        "import sys, multilateral.__main__ as m\n"
        "assert m.main(sys.argv[1:]) == 0\n"
        "sys.exit('django' in sys.modules or 'sqlite3' in sys.modules)"
    )
    paths = [folder / "a.txt", folder / "drafts" / "b.txt"][: COMMANDS[command]]
    done = subprocess.run([sys.executable, "-c", code, command, *paths, "--to", "json"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "multilateral/" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_does_not_wait_for_the_engine(command):
    code = (
        "import sys, multilateral.__main__ as m\n"
        "try:\n    m.main([sys.argv[1], '--help'])\nexcept SystemExit: pass\n"
        "sys.exit('multilateral.texts' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, command], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"multilateral {command}" in done.stdout


@pytest.mark.parametrize("command", TEXTS)
def test_the_reference_gives_every_option_of_a_text_command(call, command):
    page = (Path(__file__).parents[2] / "docs/reference/cli.md").read_text(encoding="utf-8")
    [given] = re.findall(rf"^multilateral {command} .*", page, re.MULTILINE)
    options = set(re.findall(r"--[a-z]+", call(command, "--help").out)) - {"--help"}
    assert set(re.findall(r"--[a-z]+", given)) == options


def test_the_formats_that_are_offered_are_those_that_are_written():
    from multilateral.cli.arguments import ENDINGS
    from multilateral.texts.write import FORMATS

    assert set(ENDINGS) == set(FORMATS)


def test_output_that_nobody_reads_on_is_no_fault(tmp_path):
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text("The General Assembly,\n\nNoting the lamps,\n\n1. Decides so.\n" * 40)
    command = [sys.executable, "-m", "multilateral", "read", str(tmp_path), "--to", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
