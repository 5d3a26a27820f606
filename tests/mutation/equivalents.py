"""Faults that change nothing that anybody could notice, each with the reason: ``equivalents.yaml``, read by people."""

from functools import cache
from pathlib import Path

import yaml

from tests.mutation.mutants import Mutant

FILE = Path(__file__).with_name("equivalents.yaml")


@cache
def reasons() -> dict[tuple[str, str, str], str]:
    """File, function and fault → why nobody could notice it."""
    listed = yaml.safe_load(FILE.read_text(encoding="utf-8")) or {}
    return {
        (path, one["where"], what): one["because"]
        for path, found in listed.items()
        for one in found
        for what in one["faults"]
    }


def reason_of(place: str, mutant: Mutant) -> str:
    """Why this fault counts for nothing; empty for one that counts."""
    return reasons().get((place, mutant.where, mutant.what), "")
