"""Look for known holes in what we depend on: status 0 looked and none found, 1 holes, 2 could not look.

``make audit`` runs it. It never says that all is well when the database could not be had, or had not everything.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
AUDIT = ROOT / ".venv/audit/bin/pip-audit"
PINNED = ROOT / "requirements/run.txt"
NAME = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==", re.MULTILINE)
CLEAN, HOLES, DID_NOT_LOOK = 0, 1, 2
SECONDS = 600


def main(audit: Path, pinned: Path) -> int:
    """Look, and say what was found."""
    command = [str(audit), "--requirement", str(pinned), "--require-hashes", "--disable-pip", "--no-deps"]
    try:
        ran = subprocess.run(  # noqa: S603 - pip-audit, as it was installed
            [*command, "--format", "json", "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
        looked_at = json.loads(ran.stdout)["dependencies"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return say(DID_NOT_LOOK, "NOT AUDITED: the database of known holes can't be had from here. Nothing is known.")
    holes = [f"{one['name']} {one['version']}: {hole['id']}" for one in looked_at for hole in one.get("vulns", ())]
    for hole in holes:
        sys.stdout.write(f"{hole}\n")
    left_out = wanted(pinned) - {normal(one["name"]) for one in looked_at if "skip_reason" not in one}
    if holes:
        return say(HOLES, f"{len(holes)} known holes; see above.")
    if left_out or ran.returncode:
        return say(
            DID_NOT_LOOK, f"NOT AUDITED in full: nothing is known about {', '.join(sorted(left_out)) or 'some'}."
        )
    return say(CLEAN, f"{len(looked_at)} packages were looked up; none has a known hole today.")


def wanted(pinned: Path) -> set[str]:
    """What is pinned for this machine and others."""
    here = [line for line in pinned.read_text(encoding="utf-8").splitlines() if "sys_platform" not in line]
    return {normal(name) for name in NAME.findall("\n".join(here))}


def normal(name: str) -> str:
    """A package's name in its one form."""
    return re.sub(r"[-_.]+", "-", name).lower()


def say(status: int, words: str) -> int:
    """Say it where it belongs; the status to end with."""
    (sys.stderr if status == DID_NOT_LOOK else sys.stdout).write(f"{words}\n")
    return status


if __name__ == "__main__":
    sys.exit(main(AUDIT, PINNED))
