"""Whoever goes across persons, past the second wall, is known here with the reason."""

from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/glitterball"
GO_ACROSS = {
    "apps/couples/exports.py": "couples of one's own that have ended: nobody stands for them any more",
    "apps/couples/access.py": "both members of a couple, and an invitation by its link",
    "apps/couples/actions/pairing.py": "two persons become a couple in one transaction",
    "apps/couples/actions/invitations.py": "what is spent goes, whoever made it",
    "apps/couples/actions/separation.py": "an end is carried out for both",
    "apps/reveals/access.py": "the answers of both, held and opened together",
    "apps/reveals/actions.py": "the second answer opens the first",
    "apps/reveals/spent.py": "keys of answers that are open or gone; what it could not see would count as gone",
    "apps/grants/access.py": "a practitioner reads what both have signed",
    "apps/grants/actions.py": "a look is written into the log of everybody who signed",
    "apps/signin/access.py": "an account is found by its address, or by the step under way, before anybody is known",
    "apps/signin/queries.py": "an operator sees how many accounts there are, and the demo whether anybody else is here",
    "apps/signin/passkeys.py": "a passkey says itself whose it is",
    "apps/signin/second.py": "the second step stands before the door: nobody is known yet",
    "apps/accounts/actions/turning.py": "new keys seal everybody's values",
    "adapters/backup/snapshot.py": "a backup holds everybody's rows",
    "apps/accounts/access.py": "a door is found by its secret, before anybody knows whose it is",
    "apps/accounts/actions/doors.py": "a return code and a page sent twice are found by their hash",
    "apps/accounts/actions/codes.py": "a return code proves what it opens to be one's own",
    "apps/sittings/copying.py": "sittings go from one's earlier self to one's account",
    "apps/accounts/actions/locks.py": "a lock that was cut off is finished, whoever set it",
    "apps/accounts/actions/deletions.py": "what was cut off is finished, and what nobody claimed goes",
    "apps/accounts/management/commands/prepare_keys.py": "whether anybody is here at all, before keys are made",
}


def test_nobody_else_goes_across_persons():
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "across_persons()" in path.read_text(encoding="utf-8") and "adapters/rows" not in str(path)
    }
    assert found == set(GO_ACROSS)
