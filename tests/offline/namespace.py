"""An empty network: nothing in it but the machine itself, and a count of everything that tried to get out."""

import ctypes
import fcntl
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSIDE = ["unshare", "--map-root-user", "--net"]
SIOCSIFFLAGS, IFF_UP, PR_SET_PDEATHSIG, SIGKILL = 0x8914, 1, 1, 9
TRIES = {("Ip", "OutNoRoutes"), ("Udp", "OutDatagrams")}  # to an address of the world; to whoever knows names
TRIES_6 = {"Ip6OutNoRoutes", "Udp6OutDatagrams"}


def is_allowed() -> bool:
    """Whether this machine lets us make one."""
    try:
        return subprocess.run([*INSIDE, "true"], check=False, capture_output=True, timeout=20).returncode == 0
    except FileNotFoundError:
        return False


def inside(module: str, *words: object, seconds: int = 300) -> "subprocess.CompletedProcess[str]":
    """Run one of our modules in an empty network."""
    return subprocess.run(
        [*INSIDE, sys.executable, "-m", module, *map(str, words)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if "XDIST" not in name},
        check=False,
        capture_output=True,
        text=True,
        timeout=seconds,
    )


def enter() -> None:
    """In the empty network: let the machine talk to itself, and end with whoever runs us."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, SIGKILL)
    names = [name for _, name in socket.if_nameindex()]
    assert names == ["lo"], names
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))


def tries_to_get_out() -> int:
    """How often anything in this network asked for an address outside of it, or for a name."""
    found = 0
    lines = [line.split() for line in Path("/proc/net/snmp").read_text(encoding="ascii").splitlines()]
    for names, numbers in zip(lines[::2], lines[1::2], strict=True):
        counts = dict(zip(names[1:], map(int, numbers[1:]), strict=True))
        found += sum(count for name, count in counts.items() if (names[0].rstrip(":"), name) in TRIES)
    six = Path("/proc/net/snmp6")
    pairs = [line.split() for line in six.read_text(encoding="ascii").splitlines()] if six.exists() else []
    return found + sum(int(number) for name, number in pairs if name in TRIES_6)
