"""The dependency audit says what it saw, and says so when it saw nothing."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINNED = "one==1.0 \\\n    --hash=sha256:aa\ntwo-more[extra]==2.0 \\\n    --hash=sha256:bb\n"
BOTH = [{"name": "one", "version": "1.0", "vulns": []}, {"name": "Two.More", "version": "2.0", "vulns": []}]


@pytest.fixture(scope="module")
def audit():
    spec = spec_from_file_location("audit", ROOT / ".ci/audit.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def look(audit, tmp_path, capsys):
    """Run the audit with a pip-audit that answers as told."""

    def look(answer: str, status: int = 0):
        (tmp_path / "run.txt").write_text(PINNED)
        stand_in = tmp_path / "pip-audit"
        stand_in.write_text(f"#!{sys.executable}\nprint({answer!r})\nraise SystemExit({status})\n")
        stand_in.chmod(0o755)
        ended = audit.main(stand_in, tmp_path / "run.txt")
        said = capsys.readouterr()
        return ended, said.out + said.err

    return look


def test_none_found(look):
    assert look(json.dumps({"dependencies": BOTH})) == (0, "2 packages were looked up; none has a known hole today.\n")


def test_a_hole_is_named(look):
    holed = [BOTH[0] | {"vulns": [{"id": "PYSEC-1"}]}, BOTH[1]]
    status, said = look(json.dumps({"dependencies": holed}), 1)
    assert status == 1
    assert "one 1.0: PYSEC-1" in said


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("", 1),  # no network
        ("", 0),
        ("not json", 0),
        ("[]", 0),
        (json.dumps({"dependencies": BOTH[:1]}), 0),  # one is missing
        (json.dumps({"dependencies": [BOTH[0], {"name": "two-more", "skip_reason": "not found"}]}), 0),
        (json.dumps({"dependencies": BOTH}), 1),  # it says that something is wrong, and not what
    ],
)
def test_it_never_says_clean_when_it_could_not_look(look, answer, status):
    ended, said = look(answer, status)
    assert ended == 2
    assert "NOT AUDITED" in said
    assert "none has" not in said


def test_a_pip_audit_that_is_not_there_is_no_audit(audit, tmp_path, capsys):
    assert audit.main(tmp_path / "nothing", ROOT / "requirements/run.txt") == 2
    assert "NOT AUDITED" in capsys.readouterr().err


def test_what_is_pinned_is_read(audit):
    assert {"django", "granian", "psycopg", "cryptography"} <= audit.wanted(ROOT / "requirements/run.txt")
