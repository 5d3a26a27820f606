"""``glitterball picture`` from the outside, as somebody would script it."""

import json
import subprocess
import sys

import pytest

from glitterball.adapters import content
from tests.people import ALEX, SAM, answers_like

INSTRUMENT = content.latest_instrument()
FINDING_KINDS = {"block", "strength", "difference", "guess", "pattern", "cause", "note"}
CERTAINTIES = {"fits", "may fit", "can't tell yet"}


def glitterball(*arguments, **more):
    command = [sys.executable, "-m", "glitterball", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, **more)


def partner(name, light, release="all", **more):
    return {"name": name, "answers": answers_like(INSTRUMENT, light, **more), "release": release}


@pytest.fixture
def couple(tmp_path):
    def written(*partners):
        path = tmp_path / "couple.json"
        path.write_text(json.dumps({"instrument": INSTRUMENT.id, "version": "1.0", "partners": partners}))
        return path

    return written


def picture(path, *arguments):
    done = glitterball("picture", path, "--json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_two_partners_give_a_joint_picture_in_the_documented_form(couple):
    said = picture(couple(partner(ALEX, 2, guesses=4), partner(SAM, 4, guesses=2)))
    assert said["kind"] == "joint"
    assert [p["name"] for p in said["partners"]] == [ALEX, SAM]
    for finding in said["findings"]:
        assert finding.keys() == {"id", "kind", "facets", "certainty", "text"}
        assert finding["kind"] in FINDING_KINDS
        assert finding["certainty"] in CERTAINTIES
    found = {finding["id"] for finding in said["findings"]}
    assert all(practice["why"] and set(practice["why"]) <= found for practice in said["practices"])


def test_one_partner_gives_an_own_picture_with_items_and_glass(couple):
    alex = partner(ALEX, {"trust": 5})
    del alex["release"]
    said = picture(couple(alex))
    assert said["kind"] == "own"
    facets = {facet["id"]: facet for facet in said["partners"][0]["facets"]}
    assert facets["trust"] == {"id": "trust", "score": 100.0, "se": 7.41, "band": "mostly yes", "n": 6}
    assert facets["openness"] == {"id": "openness", "score": None, "se": None, "band": None, "n": 0}
    strength = next(f for f in said["findings"] if f["id"] == "strength-trust")
    assert strength["items"] == [i.id for i in INSTRUMENT.items_of("trust")]


def test_for_gives_that_partners_own_picture_and_nothing_of_the_other(couple):
    alex = partner(ALEX, 3)
    forth = picture(couple(alex, partner(SAM, 1)), "--for", SAM)
    back = picture(couple(partner(SAM, 1), partner(ALEX, 5)), "--for", SAM)
    assert forth == back
    assert forth["kind"] == "own"


def test_a_released_block_stands_without_its_facets(couple):
    blocks = ["emotional-literacy"]
    said = picture(couple(partner(ALEX, 4, blocks), partner(SAM, 2, blocks)))
    for person in said["partners"]:
        assert [block["id"] for block in person["blocks"]] == blocks
        assert person["facets"] == []


def test_style_has_no_band_since_it_has_no_better_end(couple):
    said = picture(couple(partner(ALEX, 5), partner(SAM, 5)))
    style = next(f for f in said["partners"][0]["facets"] if f["id"] == "style")
    assert (style["score"], style["band"]) == (100.0, None)


def test_keys_that_nothing_reads_are_said_and_do_no_harm(couple):
    done = glitterball("picture", couple(partner(ALEX, 3) | {"liks": "you"}), "--json")
    assert done.returncode == 0
    assert "nothing reads partners[0].liks" in done.stderr


def test_the_json_command_imports_neither_django_nor_numpy(couple):
    code = (
        "import sys; from glitterball.cli.__main__ import main; "
        f"main(['picture', {str(couple(partner(ALEX, 3)))!r}, '--json']); "
        "assert not {'django', 'numpy', 'typst', 'yaml'} & set(sys.modules), sorted(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "place"),
    [("", "line 1"), ("[" * 100_000, "nested"), ('{"instrument": 3}', "instrument"), ('{"a": NaN}', "NaN")],
)
def test_bad_input_is_one_line_and_status_two(tmp_path, text, place):
    path, out = tmp_path / "couple.json", tmp_path / "out.pdf"
    path.write_text(text)
    done = glitterball("picture", path, "--json", "--pdf", out)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert place in done.stderr
    assert str(path) in done.stderr
    assert not out.exists()


def test_a_partner_who_is_not_there_is_refused(couple):
    done = glitterball("picture", couple(partner(ALEX, 3)), "--for", "Robin")
    assert done.returncode == 2
    assert "--for: expected one of the names in the file: Alex" in done.stderr


def test_a_report_is_written_on_either_paper(couple, tmp_path):
    path = couple(partner(ALEX, 3), partner(SAM, 4))
    for paper in ("a4", "letter"):
        out = tmp_path / f"{paper}.pdf"
        assert glitterball("picture", path, "--pdf", out, "--paper", paper).returncode == 0
        assert out.read_bytes().startswith(b"%PDF-")
        assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("place", ["nowhere/out.pdf", "."])
def test_a_report_that_cannot_be_written_is_one_clear_line(couple, tmp_path, place):
    done = glitterball("picture", couple(partner(ALEX, 3)), "--pdf", tmp_path / place)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_read_as_text(couple):
    done = glitterball("picture", couple(partner(ALEX, 3), partner(SAM, 4)))
    assert done.returncode == 0
    assert "To try" in done.stdout
