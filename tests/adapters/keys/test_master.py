"""The master key comes from one source, and a missing or wrong one is refused with a sentence that helps."""

import stat

import pytest

from glitterball.adapters.keys import MasterKeyError, load_master, make_master_file
from glitterball.adapters.keys.master import COMMAND, FILE, VALUE


@pytest.fixture
def key_file(tmp_path):
    make_master_file(tmp_path / "master.key")
    return tmp_path / "master.key"


def test_a_new_file_is_for_its_owner_alone(key_file):
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


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
