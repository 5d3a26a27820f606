"""Bad files get one clear sentence that names the place."""

import json
import os

import pytest

from glitterball.adapters import content
from glitterball.adapters.couple_file import MOST_BYTES, UnfitFileError, partner_named, read_couple_file
from tests.people import ALEX, SAM


@pytest.fixture
def couple():
    def partner(name):
        return {"name": name, "answers": {"openness-01": 4}, "release": "all"}

    return {"instrument": "glitterball-check", "version": "1.0", "partners": [partner(ALEX), partner(SAM)]}


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "couple.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_couple_file(path, content.instruments())

    return read


def test_a_good_file_is_read_as_it_is(couple, read):
    couple["partners"][0]["likes"] = " How you hum. "
    alex, sam = read(json.dumps(couple)).partners
    assert (alex.name, alex.sheet.answers, alex.release, alex.likes) == (
        ALEX,
        {"openness-01": 4},
        "all",
        "How you hum.",
    )
    assert (sam.name, sam.likes) == (SAM, None)


@pytest.mark.parametrize("name", ["Ана", "مريم", "👩‍🚀", "O’Neil", "x" * 120])
def test_any_name_of_one_line_will_do(couple, read, name):
    couple["partners"][0]["name"] = name
    assert read(json.dumps(couple)).partners[0].name == name


NOT_AN_ANSWER = "expected a whole number from 1 to 5"


@pytest.mark.parametrize(
    ("change", "place", "expected"),
    [
        (lambda c: c["partners"][0]["answers"].update({"nobody-1": 3}), "answers[“nobody-1”]", "is not an item"),
        *[
            (
                lambda c, v=v: c["partners"][1]["answers"].update({"openness-01": v}),
                "partners[1].answers[“openness-01”]",
                NOT_AN_ANSWER,
            )
            for v in (0, 6, "4", 4.0, True, None, [], {})
        ],
        (lambda c: c["partners"][0].pop("answers"), "partners[0].answers", "expected an object"),
        (lambda c: c["partners"][0].update(answers=[]), "partners[0].answers", "expected an object"),
        (lambda c: c.update(partners=[]), "partners", "one or two"),
        (lambda c: c["partners"].append(c["partners"][0]), "partners", "one or two"),
        (lambda c: c.pop("partners"), "partners", "one or two"),
        (lambda c: c.update(partners=[3]), "partners[0]", "expected an object"),
        (lambda c: c["partners"][1].update(name=ALEX), "partners[1].name", "two different names"),
        (lambda c: c["partners"][1].update(name=" aLEX "), "partners[1].name", "two different names"),
        (lambda c: c["partners"][0].update(name="  "), "partners[0].name", "not empty"),
        (lambda c: c["partners"][0].pop("name"), "partners[0].name", "not empty"),
        (lambda c: c["partners"][0].update(name=7), "partners[0].name", "not empty"),
        (lambda c: c["partners"][0].update(name="x" * 121), "partners[0].name", "at most 120"),
        (lambda c: c["partners"][0].update(name="a\nb"), "partners[0].name", "one line"),
        (lambda c: c["partners"][0].update(name="\ud800"), "partners[0].name", "one line"),
        (lambda c: c["partners"][0].update(likes=None), "partners[0].likes", "not empty"),
        (lambda c: c["partners"][0].update(likes="x" * 501), "partners[0].likes", "at most 500"),
        (lambda c: c["partners"][0].pop("release"), "partners[0].release", "two partners"),
        (lambda c: c["partners"][0].update(release="some"), "partners[0].release", "“all” or a list"),
        (lambda c: c["partners"][0].update(release=["nothing"]), "partners[0].release[0]", "id of a facet or block"),
        (lambda c: c["partners"][0].update(release=[["trust"]]), "partners[0].release[0]", "id of a facet or block"),
        (lambda c: c.update(version="9.9"), "version", "“1.0”"),
        (lambda c: c.update(version=1.0), "version", "“1.0”"),
        (lambda c: c.pop("version"), "version", "“1.0”"),
        (lambda c: c.update(instrument="other"), "instrument", "“glitterball-check”"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(couple, read, change, place, expected):
    change(couple)
    with pytest.raises(UnfitFileError) as caught:
        read(json.dumps(couple))
    assert place in str(caught.value)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "line 1"),
        ("{", "line 1"),
        ("[]", "the file"),
        ("null", "the file"),
        ('{"partners": NaN}', "NaN"),
        ('{"partners": -Infinity}', "-Infinity"),
        ('{"a": 1, "a": 2}', "“a”"),
        ("[" * 100_000, "the file"),
        ('{"a": ' * 50_000, "the file"),
        ('{"version": ' + "9" * 5_000 + "}", "the file"),
        (b"\xff\xfe", "byte 0"),
        (b" " * (MOST_BYTES + 1), "the file"),
    ],
    ids=lambda value: repr(value[:12]),
)
def test_what_is_not_json_is_refused_with_its_place(read, text, place):
    with pytest.raises(UnfitFileError) as caught:
        read(text)
    assert str(caught.value).startswith(place)


def test_an_answer_given_twice_is_refused(couple, read):
    text = json.dumps(couple).replace('"openness-01": 4', '"openness-01": 4, "openness-01": 2', 1)
    with pytest.raises(UnfitFileError, match="stands twice"):
        read(text)


def test_a_directory_and_a_missing_file_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "nowhere.json"):
        with pytest.raises(UnfitFileError, match="the file: "):
            read_couple_file(path, content.instruments())


@pytest.mark.skipif(
    os.geteuid() == 0, reason="root may read everything: run the tests as an ordinary user to see this one"
)
def test_a_file_without_permission_is_refused(tmp_path):
    path = tmp_path / "kept.json"
    path.write_text("{}")
    path.chmod(0)
    with pytest.raises(UnfitFileError, match="can't be read"):
        read_couple_file(path, content.instruments())


def test_one_partner_needs_no_release(couple, read):
    couple["partners"].pop()
    del couple["partners"][0]["release"]
    assert read(json.dumps(couple)).partners[0].release is None


def test_a_partner_is_found_by_name_whatever_its_case(couple, read):
    assert partner_named(read(json.dumps(couple)), "sam ").name == SAM


def test_somebody_who_is_not_in_the_file_is_not_found(couple, read):
    with pytest.raises(UnfitFileError, match="Alex, Sam"):
        partner_named(read(json.dumps(couple)), "Robin")


def test_keys_that_nothing_reads_are_named(couple, read):
    couple["partners"][1]["liks"] = "you"
    assert read(json.dumps(couple)).unused == ("partners[1].liks",)
