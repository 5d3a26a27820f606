"""Run in an empty network: try to get out in each way, and say how often that was counted."""

import socket
from contextlib import suppress

from tests.offline.namespace import enter, tries_to_get_out

if __name__ == "__main__":
    enter()
    print(tries_to_get_out())  # noqa: T201 - the test reads it
    for family, kind, address in (
        (socket.AF_INET, socket.SOCK_STREAM, "192.0.2.1"),
        (socket.AF_INET, socket.SOCK_DGRAM, "192.0.2.1"),
        (socket.AF_INET6, socket.SOCK_STREAM, "2001:db8::1"),
        (socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.53"),
    ):
        with socket.socket(family, kind) as out, suppress(OSError):
            out.connect((address, 53))
            out.send(b"who is there")
        print(tries_to_get_out())  # noqa: T201 - the test reads it
