"""``glitterball serve``: the pages, on one address."""

import argparse
import errno
import socket
import threading
from time import sleep

from glitterball.cli.beside import worker_beside
from glitterball.cli.preparing import leave_the_owner_out, prepare
from glitterball.cli.refusal import RefusedError

HOST, PORT = "127.0.0.1", 8000
HIGHEST_PORT = 65535
SECONDS_A_DAY = 24 * 60 * 60
WORKERS = 1  # measured: 700 pages a second in 106 MB; a second one adds 56 MB that a couple would not feel
MOST_WORKERS = 64


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("serve", help="open the pages in a browser")
    parser.add_argument("--host", default=HOST, help=f"address to listen on (default {HOST}: this machine only)")
    parser.add_argument("--port", type=int, default=PORT, help=f"port to listen on (default {PORT})")
    parser.add_argument(
        "--workers", type=int, default=WORKERS, help=f"processes that answer (default {WORKERS}, enough for a couple)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    _check_address(arguments.host, arguments.port)
    if not 0 < arguments.workers <= MOST_WORKERS:
        raise RefusedError(f"--workers {arguments.workers}: expected a number from 1 to {MOST_WORKERS}")
    leave_the_owner_out()
    prepare("prepare_assets", "prepare_database", "prepare_keys", cautions=True)
    with worker_beside():
        _serve(arguments.host, arguments.port, arguments.workers)
    return 0


def _check_address(host: str, port: int) -> None:
    """Refuse in one sentence what the server would refuse in many."""
    if not 0 < port <= HIGHEST_PORT:
        raise RefusedError(f"--port {port}: expected a number from 1 to {HIGHEST_PORT}")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
    except PermissionError:
        raise RefusedError(f"--port {port}: this account may not use it; expected a free port above 1023") from None
    except socket.gaierror:
        raise RefusedError(f"--host {host}: no such address; expected one of this machine, such as {HOST}") from None
    except OSError as error:
        raise RefusedError(_address_problem(error, host, port)) from None


def _address_problem(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"--port {port}: something else listens there already; try --port {port + 1}"
    return f"--host {host}: not an address of this machine; expected one such as {HOST}, or 0.0.0.0 for all of them"


def _serve(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    shown = f"[{host}]" if ":" in host else host
    server = Granian(
        "glitterball.web.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    _tidy()  # before any process is made: one made meanwhile would hold on to the write lock for ever
    threading.Thread(target=_keep_house, daemon=True).start()
    print(f"Glitterball is at http://{shown}:{port}/ (Ctrl-C stops it)", flush=True)
    server.serve()


def _keep_house() -> None:
    """Once a day, beside the pages."""
    while True:
        sleep(SECONDS_A_DAY)
        _tidy()


def _tidy() -> None:
    """Finish what was cut off, and let unclaimed persons and old steps go."""
    from django.core.management import call_command
    from django.db import connection

    for step in ("let_unclaimed_go", "clearsessions", "finish_couples", "finish_reveals"):
        call_command(step)
    connection.close()  # none is held over the day
