"""``multilateral serve``: the whole service on one port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

from multilateral.server.commands.options import begin, migrate, parser

NEXT_PORTS = 50


def main(argv: list[str]) -> int:
    """Runs until Ctrl-C; ends all its children."""
    made = parser("serve", "Runs the service: pages, JSON and the live stream on one port.")
    made.add_argument("--port", type=int, help="this port and no other (8000, or the next free one)")
    made.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    made.add_argument("--workers", type=int, default=1, help="processes that answer (1)")
    made.add_argument("--without-exercise", action="store_true", help="set up no exercise in an empty installation")
    made.add_argument("--without-tick", action="store_true", help="another machine on the same database runs the tick")
    options = made.parse_args(argv)
    port = _free_port(options.host, options.port)
    if port is None:
        wanted = f"port {options.port} is" if options.port else f"ports 8000 to {8000 + NEXT_PORTS} are"
        print(f"serve: {wanted} taken on {options.host}; name another with --port", file=sys.stderr)
        return 1
    if options.host not in {"127.0.0.1", "localhost", "::1"} and "MULTILATERAL_HOSTS" not in os.environ:
        print("serve: set MULTILATERAL_HOSTS to the names under which this server is reached", file=sys.stderr)
        return 2
    begin(options)
    migrate()
    from multilateral.server.founding import found

    found(exercise=not options.without_exercise, say=lambda words: print(words, flush=True))
    command = [sys.executable, "-m", "multilateral", "tick", "--loop"]
    ticking = None if options.without_tick else subprocess.Popen(command, start_new_session=False)  # noqa: S603 - ours
    try:
        _listen(options.host, port, options.workers)
    except KeyboardInterrupt:
        pass
    finally:
        if ticking is not None:
            ticking.terminate()
            ticking.wait()
    return 0


def _free_port(host: str, wanted: int | None) -> int | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in [wanted] if wanted else range(8000, 8000 + NEXT_PORTS + 1):
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except (OSError, OverflowError):
                continue
            return port
    return None


def _listen(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "multilateral.server.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    )
    shown = f"[{host}]" if ":" in host else host
    print(f"Multilateral is on http://{shown}:{port}  (Ctrl-C ends it)", flush=True)
    server.serve()
