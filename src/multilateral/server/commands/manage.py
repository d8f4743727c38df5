"""Django's own commands, for those who look after an installation: ``multilateral manage …``."""

import os
import sys


def main(argv: list[str]) -> int:
    """Runs one of Django's management commands."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilateral.server.settings")
    execute_from_command_line(["multilateral manage", *argv])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
