"""Files that are no whole backup are refused with what is wrong; whole ones show nothing to anybody without the key."""

import json

import pytest

from glitterball.adapters.backup.files import Label, UnfitFileError, write_file
from glitterball.adapters.backup.restoring import verify_backup
from glitterball.adapters.keys import MasterKey, load_master
from tests.homes import CANARY


@pytest.fixture
def master(places):
    return load_master({}, places.furnished.folder / "master.key")


@pytest.fixture
def verify(backup, master, tmp_path):
    return lambda keys=None, by=None: verify_backup(backup, keys, by or master, tmp_path / "scratch")


def keys_of(path):
    return path.with_name(f"{path.name}.keys")


def test_a_whole_one_is_whole(verify):
    found = verify()
    assert found.size > 1000
    assert found.shredded == 0


def test_nothing_of_it_can_be_read_and_nobody_else_may(backup):
    for file in (backup, keys_of(backup)):
        assert CANARY.encode() not in file.read_bytes()
        assert b"SQLite format" not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("change", [lambda b: b[:-1], lambda b: b[:400], lambda b: b[:-1] + bytes([b[-1] ^ 1])])
@pytest.mark.parametrize("which", ["content", "keys"])
def test_one_that_was_cut_off_or_changed(backup, verify, which, change):
    file = backup if which == "content" else keys_of(backup)
    file.write_bytes(change(file.read_bytes()))
    with pytest.raises(UnfitFileError, match="cut off or changed"):
        verify()


def test_a_changed_label(backup, verify):
    """Whoever makes an old backup look newer is noticed: the label is bound to what follows it."""
    file = keys_of(backup)
    line, _, rest = file.read_bytes().partition(b"\n")
    file.write_bytes(json.dumps(json.loads(line) | {"made_at": "2030-01-01"}).encode() + b"\n" + rest)
    with pytest.raises(UnfitFileError, match="cut off or changed"):
        verify()


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"[]\n", b"7\n", b"SQLite format 3\0", b"\xff" * 9000])
@pytest.mark.parametrize("which", ["content", "keys"])
def test_what_is_no_backup(backup, verify, content, which):
    (backup if which == "content" else keys_of(backup)).write_bytes(content)
    with pytest.raises(UnfitFileError, match="no backup of Glitterball"):
        verify()


def test_the_two_in_each_others_place(backup, verify):
    with pytest.raises(UnfitFileError, match="holds content, and keys are expected"):
        verify(keys=backup)


def test_one_of_a_newer_program(backup, verify):
    line, _, rest = backup.read_bytes().partition(b"\n")
    backup.write_bytes(json.dumps(json.loads(line) | {"format": 2}).encode() + b"\n" + rest)
    with pytest.raises(UnfitFileError, match="newer Glitterball"):
        verify()


def test_another_master_key(verify):
    with pytest.raises(UnfitFileError, match="another master key"):
        verify(by=MasterKey(bytes(32)))


def test_a_file_that_is_not_there(backup, verify):
    keys_of(backup).unlink()
    with pytest.raises(UnfitFileError, match="No such file"):
        verify()


def test_keys_of_another_server(places, verify, tmp_path):
    other = places.a_home().with_master_key_of(places.furnished)
    assert other.command("backup", tmp_path / "other") == (0, "")
    with pytest.raises(UnfitFileError, match="another server"):
        verify(keys=tmp_path / "other.keys")


def test_what_somebody_laid_beside_it_is_neither_written_through_nor_taken(tmp_path):
    planted, target = tmp_path / "out.half", tmp_path / "theirs"
    target.write_bytes(b"theirs")
    target.chmod(0o666)
    planted.symlink_to(target)
    write_file(tmp_path / "out", Label("keys", "00", "now"), bytes(32), [b"words"])
    assert target.read_bytes() == b"theirs"
    assert not (tmp_path / "out").is_symlink()
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0
    assert {file.name for file in tmp_path.iterdir()} == {"out", "out.half", "theirs"}
