"""The one command. Its words are a table of names and modules; a module is imported when its word is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

TEXTS = {
    "read": ("multilateral.cli.read", "read documents and print what they are"),
    "cite": ("multilateral.cli.cite", "list what documents refer to"),
    "compare": ("multilateral.cli.compare", "compare two documents, paragraph by paragraph and word by word"),
    "check": ("multilateral.cli.check", "hold documents against house style, themselves, and an earlier text"),
    "write": ("multilateral.cli.write", "write documents in another format"),
    "amend": ("multilateral.cli.amend", "list what Word files with tracked changes propose to a text"),
    "merge": ("multilateral.cli.merge", "set what Word files propose in one bracketed, attributed text"),
}
"""Commands that work on texts alone: no Django, no database, no network."""

SERVICE = {
    "serve": ("multilateral.server.commands.serve", "run the service: pages, JSON and the live stream on one port"),
    "load": ("multilateral.server.commands.load", "enter files and folders in the record"),
    "lineage": ("multilateral.server.commands.lineage", "print the family of a text"),
    "find": ("multilateral.server.commands.find", "search the record for words"),
    "enrol": ("multilateral.server.commands.enrol", "let somebody in: the first officer of an installation, above all"),
    "export": ("multilateral.server.commands.export", "write the whole record to one file"),
    "import": ("multilateral.server.commands.take_in", "take an export into an empty installation"),
    "verify": ("multilateral.server.commands.verify", "prove that the record is what it was"),
    "backup": ("multilateral.server.commands.backup", "write the whole installation to one file, while it runs"),
    "restore": ("multilateral.server.commands.restore", "make an installation again from a backup"),
    "tick": ("multilateral.server.commands.tick", "send what the record calls for, since the last time"),
    "manage": ("multilateral.server.commands.manage", "Django's own commands, for whoever looks after the service"),
}
"""Commands of the service; each module has ``main(argv) -> int``, as those above."""

COMMANDS = TEXTS | SERVICE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 done, 1 an input failed, 2 the command is wrong."""
    from multilateral.cli import streams

    try:
        status = _call(list(sys.argv[1:] if argv is None else argv))
        streams.flush()
        return status
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not complain about it at its end.
        streams.let_go()
        return 1
    except streams.StreamError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _call(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        from multilateral.cli import streams

        streams.show(f"{usage()}\n".encode())
        return 0 if arguments else 2
    if arguments[0] == "--version":
        from multilateral import __version__

        print(f"multilateral {__version__}")
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(
            f"multilateral: there is no command {name!r}: give one of {', '.join(COMMANDS)}, "
            "or --help to see what they do",
            file=sys.stderr,
        )
        return 2
    status: int = import_module(COMMANDS[name][0]).main(rest)
    return status


def usage() -> str:
    """What can be called, one line a command."""
    width = max(map(len, COMMANDS))
    lines = ["usage: multilateral COMMAND …", ""]
    for heading, table in (("on texts:", TEXTS), ("the service:", SERVICE)):
        if table:
            lines += [heading, *(f"  {name:<{width}}  {what}" for name, (_, what) in table.items()), ""]
    lines.append("multilateral COMMAND --help tells how to call one; --version prints the version.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
