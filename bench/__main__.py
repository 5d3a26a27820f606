"""``make bench``: measure and print every figure, each beside its bar and a peer in the same run where there is one."""

import sys
from collections.abc import Callable, Iterator

from bench import (
    backup,
    coach,
    crash,
    export,
    measurement,
    pages,
    pdf,
    picture,
    refusals,
    saving,
    sealing,
    signed_in,
    walls,
)

Figures = Callable[[], Iterator[tuple[str, str]]]
ROOMS: dict[str, Figures] = {
    "coach": coach.run,
    "picture": picture.run,
    "pdf": pdf.run,
    "signed-in": signed_in.run,
    "pages": pages.run,
    "sealing": sealing.run,
    "walls": walls.run,
    "refusals": refusals.run,
    "saving": saving.run,
    "backup": backup.run,
    "crash": crash.run,
    "measurement": measurement.run,
    "export": export.run,
}


def main() -> None:
    """Print the figures of the rooms named on the command line, or of all."""
    for room in sys.argv[1:] or ROOMS:
        print(f"\n{room}")
        for name, figure in ROOMS[room]():
            print(f"  {name:58} {figure}", flush=True)


if __name__ == "__main__":
    main()
