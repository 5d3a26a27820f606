"""The master key comes from one source, and a missing or wrong one is refused with a sentence that helps."""

import os
import re
import stat

import pytest

from glitterball.adapters.keys import MasterKey, MasterKeyError, load_master, make_master_file
from glitterball.adapters.keys.master import COMMAND, FILE, VALUE, next_to


@pytest.fixture
def key_file(tmp_path):
    make_master_file(tmp_path / "master.key")
    return tmp_path / "master.key"


def test_a_new_file_is_for_its_owner_alone(key_file):
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_a_new_file_holds_the_key_that_is_given_back_in_a_folder_made_for_it(tmp_path):
    path = tmp_path / "etc/glitterball/master.key"
    assert make_master_file(path) == load_master({}, path)
    assert re.fullmatch(rb"[\w-]{43}=\n", path.read_bytes(), re.ASCII)
    assert make_master_file(next_to(path)) == load_master({}, path.with_name("master.key.next"))


def test_a_new_key_is_on_the_disk_before_anything_is_wrapped_with_it(tmp_path, monkeypatch):
    path, synced = tmp_path / "master.key", []
    monkeypatch.setattr(os, "fsync", lambda _: synced.append(path.read_bytes()))
    make_master_file(path)
    assert synced == [path.read_bytes()]


def test_a_key_shows_the_same_id_as_long_ago_and_not_its_secret():
    assert repr(MasterKey(bytes(range(32)))) == "MasterKey(7fdc025fc42f6ea2)"


def test_the_settings_have_the_names_that_operators_set():
    assert [FILE, VALUE, COMMAND] == [
        "GLITTERBALL_MASTER_KEY_FILE",
        "GLITTERBALL_MASTER_KEY",
        "GLITTERBALL_MASTER_KEY_COMMAND",
    ]


def test_a_file_that_is_no_text_is_refused_in_a_sentence(key_file):
    key_file.write_bytes(b"\xff\xfe")
    with pytest.raises(MasterKeyError, match="expected 32 bytes in base64"):
        load_master({}, key_file)


def test_a_file_is_never_written_over(key_file):
    with pytest.raises(FileExistsError):
        make_master_file(key_file)


def test_each_source_gives_the_same_key(key_file, tmp_path):
    text = key_file.read_text()
    nowhere = tmp_path / "nowhere"
    from_file = load_master({}, key_file)
    assert load_master({FILE: str(key_file)}, nowhere) == from_file
    assert load_master({VALUE: text}, nowhere) == from_file
    assert load_master({COMMAND: f"cat {key_file}"}, nowhere) == from_file


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "no master key at"),
        ({VALUE: "short"}, "expected 32 bytes in base64"),
        ({VALUE: "ö"}, "expected 32 bytes in base64"),
        ({COMMAND: "false"}, "did not give a key"),
        ({COMMAND: "no-such-program"}, "did not give a key"),
        ({COMMAND: "'"}, "did not give a key"),
        ({COMMAND: "true", VALUE: "x"}, "expected one source"),
    ],
)
def test_a_missing_or_wrong_key_is_refused_in_a_sentence(tmp_path, environment, sentence):
    with pytest.raises(MasterKeyError, match=sentence):
        load_master(environment, tmp_path / "nowhere")


def test_a_file_that_others_can_read_is_refused(key_file):
    key_file.chmod(0o640)
    with pytest.raises(MasterKeyError, match="chmod 600"):
        load_master({}, key_file)


def test_a_directory_is_refused(tmp_path):
    tmp_path.chmod(0o700)
    with pytest.raises(MasterKeyError, match="can't be read"):
        load_master({}, tmp_path)
