"""What the ring does to one owner touches no other; what took another's place leaves nothing of it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from glitterball.adapters.keys import KeyRing, MasterKey, MasterKeyError, NoKeyError, ShreddedError, turning
from glitterball.adapters.keys.store import LOCKED, before, is_wrapped_with
from glitterball.adapters.keys.wrapping import Binding, Cost, WrongPassphraseError, unwrap, wrap

ALEX, SAM = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
LASTS = timedelta(minutes=5)
CHEAP = Cost(memory_kib=64, passes=1)
PASSPHRASE, CODE, COOKIE = "four words on a postcard", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23", b"c" * 32
MASTER, OTHER = MasterKey(bytes(range(32))), MasterKey(bytes(32))


@pytest.fixture
def ring(tmp_path):
    return KeyRing(tmp_path / "keys.sqlite3", MASTER, cost=CHEAP)


def rows(ring, owner=None, area=None) -> int:
    with ring.reading() as db:
        found = db.execute("SELECT owner, area FROM wrapped").fetchall()
    return sum((owner is None or o == owner.bytes) and (area is None or a == area) for o, a in found)


def files_of(ring) -> bytes:
    return b"".join(path.read_bytes() for path in ring.path.parent.iterdir())


def wrapped_of(ring, owner) -> bytes:
    with ring.reading() as db:
        return db.execute("SELECT wrapped FROM wrapped WHERE owner = ?", (owner.bytes,)).fetchone()[0]


@pytest.mark.parametrize("turn", [lambda _: None, turning.turn_all], ids=["at rest", "in the middle of a turn"])
def test_nothing_is_left_of_an_open_key_that_is_destroyed_and_all_of_a_locked_one_and_of_others(ring, turn):
    theirs, _ = ring.make(SAM), ring.make(ALEX)
    wrapped = wrapped_of(ring, ALEX)
    locked = ring.lock(ALEX, PASSPHRASE, CODE)
    turn(ring)
    ring.destroy_open(ALEX)
    with pytest.raises(NoKeyError):
        ring.open(ALEX)
    assert wrapped not in files_of(ring)
    assert ring.unlock(ALEX, PASSPHRASE) == locked
    assert theirs in (ring.open(SAM), ring.open(SAM).before)


def test_who_has_an_open_key_and_a_locked_one_is_found_also_in_the_middle_of_a_turn(ring):
    ring.make(SAM)
    ring.make(ALEX)
    assert ring.with_both() == frozenset()
    ring.lock(ALEX, PASSPHRASE, CODE)
    assert ring.with_both() == {ALEX}
    turning.turn_all(ring)
    assert ring.with_both() == {ALEX}
    ring.destroy_open(ALEX)
    assert ring.with_both() == frozenset()


def test_nobody_who_is_gone_gets_a_new_key(ring):
    ring.make(ALEX)
    ring.shred(ALEX, now=NOW)
    for attempt in (ring.make, lambda owner: ring.lock(owner, PASSPHRASE, CODE), ring.open):
        with pytest.raises(ShreddedError):
            attempt(ALEX)
    assert rows(ring, ALEX) == 0
    assert ring.shredded() == {ALEX}


def test_who_is_gone_for_good_is_told_apart_from_who_never_was(ring):
    ring.make(ALEX)
    ring.shred(SAM, now=NOW)
    with pytest.raises(ShreddedError):
        ring.open(SAM)
    with pytest.raises(NoKeyError) as never:
        ring.open(UUID(int=3))
    assert not isinstance(never.value, ShreddedError)
    assert ring.open(ALEX)


def test_destroying_takes_every_area_of_one_owner_alone_and_what_was_due(ring):
    ring.make(ALEX)
    ring.lock(ALEX, PASSPHRASE, CODE)
    ring.make(SAM)
    sams = ring.lock(SAM, PASSPHRASE, CODE)
    turning.turn_all(ring)
    ring.shred(ALEX, now=NOW)
    assert rows(ring, ALEX) == 0
    assert ring.unlock(SAM, PASSPHRASE) == sams
    with ring.reading() as db:
        assert db.execute("SELECT owner FROM due").fetchall() == [(SAM.bytes,)]


def test_locking_again_leaves_nothing_of_the_half_made_one_and_no_other_owners(ring):
    sams = ring.lock(SAM, PASSPHRASE, CODE)
    ring.make(ALEX)
    half, whole = (ring.lock(ALEX, PASSPHRASE, CODE) for _ in range(2))
    assert ring.unlock(ALEX, PASSPHRASE) == whole != half
    assert ring.unlock(SAM, PASSPHRASE) == sams
    assert ring.open(ALEX)
    assert rows(ring, ALEX, LOCKED) == 3  # by passphrase, by the code, and the code's own


def test_nothing_locked_opens_by_nothing(ring):
    for attempt in (
        lambda: ring.unlock(ALEX, PASSPHRASE),
        lambda: ring.recover(ALEX, CODE, "another one"),
        lambda: ring.salt_of(ALEX),
        lambda: ring.held(ALEX, COOKIE, now=NOW, lasts=LASTS),
    ):
        with pytest.raises(NoKeyError):
            attempt()


def test_a_wrong_code_recovers_nothing_and_changes_nothing(ring):
    key = ring.lock(ALEX, PASSPHRASE, CODE)
    with pytest.raises(WrongPassphraseError):
        ring.recover(ALEX, "AAAA" + CODE[4:], "another one")
    assert ring.unlock(ALEX, PASSPHRASE) == key


def test_recovering_is_for_one_owner_and_keeps_both_keys_of_a_turn(ring):
    sams, old = ring.lock(SAM, "sams own words", CODE), ring.lock(ALEX, PASSPHRASE, CODE)
    turning.turn_all(ring)
    turned = turning.turn_locked(ring, ALEX, PASSPHRASE)
    found = ring.recover(ALEX, CODE, "another one")
    assert (found, found.before) == (turned, old)
    assert ring.unlock(ALEX, "another one") == turned
    assert ring.unlock(SAM, "sams own words") == sams
    assert rows(ring, ALEX, before(LOCKED)) == rows(ring, ALEX, LOCKED) == 3


def test_each_passphrase_has_a_salt_of_its_own(ring):
    for owner in (ALEX, SAM):
        ring.lock(owner, PASSPHRASE, CODE)
    salts = {ring.salt_of(ALEX), ring.salt_of(SAM)}
    assert len(salts) == 2
    assert {len(salt) for salt in salts} == {16}


def test_holding_takes_the_place_of_what_was_held_and_sweeps_what_is_over(ring):
    alexs, sams = ring.lock(ALEX, PASSPHRASE, CODE), ring.lock(SAM, PASSPHRASE, CODE)
    ring.hold(ALEX, alexs, COOKIE, now=NOW, lasts=LASTS)
    ring.hold(SAM, sams, COOKIE, now=NOW + timedelta(minutes=4), lasts=LASTS)
    assert ring.held(ALEX, COOKIE, now=NOW + timedelta(minutes=4), lasts=LASTS) == alexs
    ring.hold(ALEX, alexs, b"another", now=NOW, lasts=timedelta(minutes=1))
    with pytest.raises(NoKeyError):
        ring.held(ALEX, COOKIE, now=NOW, lasts=LASTS)
    ring.hold(SAM, sams, COOKIE, now=NOW + timedelta(minutes=1), lasts=LASTS)
    assert rows(ring) == 7  # three each, and Sam's; Alex's was over at that moment
    assert ring.unlock(ALEX, PASSPHRASE) == alexs


def test_letting_go_is_for_one_owner_and_closes_nothing_else(ring):
    alexs, sams = ring.lock(ALEX, PASSPHRASE, CODE), ring.lock(SAM, PASSPHRASE, CODE)
    for owner, key in ((ALEX, alexs), (SAM, sams)):
        ring.hold(owner, key, COOKIE, now=NOW, lasts=LASTS)
    ring.let_go(ALEX)
    assert ring.held(SAM, COOKIE, now=NOW, lasts=LASTS) == sams
    assert ring.unlock(ALEX, PASSPHRASE) == alexs


def test_what_is_held_is_what_this_cookie_holds_and_no_cookie_is_kept(ring):
    ring.hold(ALEX, ring.lock(ALEX, PASSPHRASE, CODE), COOKIE, now=NOW, lasts=LASTS)
    assert COOKIE not in files_of(ring)
    with pytest.raises(NoKeyError):
        ring.held(ALEX, b"another", now=NOW, lasts=LASTS)


def test_the_servers_own_keys_are_two_and_the_same_each_time(ring):
    backup, server = ring.backup_key(), ring.server_key()
    assert (ring.backup_key(), ring.server_key()) == (backup, server)
    assert backup.secret != server.secret


def test_the_whole_ring_is_a_file_with_no_key_in_it(ring, tmp_path):
    key = ring.make(ALEX)
    copy = tmp_path / "copy/keys.sqlite3"
    copy.parent.mkdir()
    copy.write_bytes(ring.as_bytes())
    assert key.secret not in ring.as_bytes()
    assert {path.name.partition("-")[0] for path in ring.path.parent.glob("*") if path.is_file()} == {"keys.sqlite3"}
    assert KeyRing(copy, MASTER, cost=CHEAP).open(ALEX) == key


def test_a_ring_is_for_its_owner_alone_and_knows_its_master(ring, tmp_path):
    assert ring.path.stat().st_mode & 0o077 == 0
    assert is_wrapped_with(ring.path, MASTER)
    assert not is_wrapped_with(ring.path, OTHER)
    assert is_wrapped_with(tmp_path / "nothing", MASTER) is False
    (tmp_path / "empty").touch()
    assert is_wrapped_with(tmp_path / "empty", MASTER) is False


def test_nobody_writes_while_it_is_held_still(ring):
    with ring.held_still(), ring._opened() as db:
        db.execute("PRAGMA busy_timeout=1")
        with pytest.raises(Exception, match="locked"):
            db.execute("BEGIN IMMEDIATE")


def test_a_change_that_fails_changes_nothing(ring):
    key = ring.make(ALEX)

    def fail():
        with ring.writing() as db:
            db.execute("DELETE FROM wrapped")
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fail()
    assert ring.open(ALEX) == key


def test_a_ring_whose_master_turned_elsewhere_looks_for_it_anew(ring):
    key = ring.make(ALEX)
    other = KeyRing(ring.path, MASTER, reload=lambda: OTHER, cost=CHEAP)
    assert turning.turn_master(ring, OTHER) == 1
    assert other.open(ALEX) == key
    lost = KeyRing(ring.path, OTHER, reload=lambda: MASTER, cost=CHEAP)
    turning.turn_master(other, MasterKey(b"x" * 32))
    with pytest.raises(MasterKeyError, match="put back the right one"):
        lost.open(ALEX)


def test_turning_the_master_keeps_every_area_and_leaves_nothing_of_the_old_wrapping(ring):
    keys = {owner: ring.make(owner) for owner in (ALEX, SAM)}
    locked, backup = ring.lock(ALEX, PASSPHRASE, CODE), ring.backup_key()
    wrapped = wrapped_of(ring, SAM)
    assert turning.turn_master(ring, OTHER) == 3
    assert {owner: ring.open(owner) for owner in keys} == keys
    assert (ring.unlock(ALEX, PASSPHRASE), ring.backup_key(), ring.master) == (locked, backup, OTHER)
    assert wrapped not in files_of(ring)
    assert not is_wrapped_with(ring.path, MASTER)


def test_open_keys_turn_once_and_the_old_ones_open_until_they_are_forgotten(ring):
    old = {owner: ring.make(owner) for owner in (ALEX, SAM)}
    backup = ring.backup_key()
    ring.lock(SAM, PASSPHRASE, CODE)
    assert turning.turn_all(ring) == turning.turn_all(ring) == 2
    new = {owner: ring.open(owner) for owner in old}
    assert {owner: key.before for owner, key in new.items()} == old
    assert {key.id for key in turning.turning(ring).values()} == {key.id for key in new.values()}
    assert set(turning.turning(ring)) == {key.id for key in old.values()}
    turning.forget_before(ring)
    assert {owner: (ring.open(owner).secret, ring.open(owner).before) for owner in old} == {
        owner: (key.secret, None) for owner, key in new.items()
    }
    assert turning.turning(ring) == {}
    assert ring.backup_key() == backup


def test_forgotten_keys_are_gone_from_the_file(ring):
    ring.make(ALEX)
    ring.lock(ALEX, PASSPHRASE, CODE)
    turning.turn_all(ring)
    turning.turn_locked(ring, ALEX, PASSPHRASE)
    with ring.reading() as db:
        gone = [row[0] for row in db.execute("SELECT wrapped FROM wrapped WHERE area LIKE '%before'")]
    assert len(gone) == 4
    turning.forget_locked_before(ring, ALEX)
    turning.forget_before(ring)
    assert not [wrapped for wrapped in gone if wrapped in files_of(ring)]


def test_a_locked_key_turns_once_and_only_where_it_is_due(ring):
    alexs, sams = ring.lock(ALEX, PASSPHRASE, CODE), ring.lock(SAM, PASSPHRASE, CODE)
    assert turning.turn_locked(ring, ALEX, PASSPHRASE) == alexs  # nothing is due
    turning.turn_all(ring)
    new = turning.turn_locked(ring, ALEX, PASSPHRASE)
    assert (new.before, new.secret != alexs.secret) == (alexs, True)
    assert turning.turn_locked(ring, ALEX, PASSPHRASE) == new == ring.unlock(ALEX, PASSPHRASE)
    turning.turn_locked(ring, SAM, PASSPHRASE)
    turning.forget_locked_before(ring, ALEX)
    assert ring.unlock(ALEX, PASSPHRASE).before is None
    assert ring.unlock(SAM, PASSPHRASE).before == sams
    assert turning.turn_locked(ring, ALEX, PASSPHRASE).secret == new.secret  # no longer due


def test_a_wrapped_key_opens_for_its_owner_area_and_wrapping_alone():
    key = turning.new_key()
    binding = Binding(ALEX, "open", "master")
    wrapped = wrap(key, MASTER.secret, binding)
    assert unwrap(wrapped, key.id, MASTER.secret, binding) == key
    assert wrapped != wrap(key, MASTER.secret, binding)
    for changed in (Binding(SAM, "open", "master"), Binding(ALEX, "locked", "master"), Binding(ALEX, "open", "cookie")):
        with pytest.raises(WrongPassphraseError):
            unwrap(wrapped, key.id, MASTER.secret, changed)
    for wrong in ((wrapped, b"87654321", MASTER.secret), (wrapped, key.id, OTHER.secret)):
        with pytest.raises(WrongPassphraseError):
            unwrap(*wrong, binding)
    assert Cost() == Cost(64 * 1024, 3, 1)
