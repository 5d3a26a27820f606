"""``glitterball picture FILE.json``: one person's answers become an own picture, two people's a joint one."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from glitterball.adapters import content
from glitterball.adapters.couple_file import PartnerAnswers, UnfitFileError, partner_named, read_couple_file
from glitterball.cli.picture_form import as_json, as_text
from glitterball.cli.refusal import RefusedError
from glitterball.core.instruments import Instrument
from glitterball.core.picture import Picture, Released, joint_picture, own_picture, release
from glitterball.core.plans import choose_practices
from glitterball.core.scores import AssumedMean, PersonScores, score_sheet


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("picture", help="make a picture from a file of answers")
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--pdf", type=Path, metavar="OUT.pdf", help="write the report")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    parser.add_argument("--for", dest="name", metavar="NAME", help="that partner's own picture")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the picture that was asked for, and its report where one is wanted."""
    try:
        couple = read_couple_file(arguments.file, content.instruments())
        partners = couple.partners if arguments.name is None else (partner_named(couple, arguments.name),)
    except UnfitFileError as error:
        raise RefusedError(f"{arguments.file}: {error}") from None
    if couple.unused:
        print(f"glitterball: {arguments.file}: nothing reads {', '.join(couple.unused)}", file=sys.stderr)
    scores = [score_sheet(partner.sheet, method=AssumedMean()) for partner in partners]
    picture = _picture(partners, scores, couple.instrument)
    steps = choose_practices(picture, content.practices_by_id().values(), couple.instrument)
    if arguments.pdf:
        from glitterball.cli.report import write_report

        write_report(arguments.pdf, picture, partners, couple.instrument, paper=arguments.paper)
    if arguments.json:
        names = [partner.name for partner in partners]
        answered = scores[0].answered if picture.kind == "own" else None
        print(json.dumps(as_json(picture, steps, names, couple.instrument, answered), ensure_ascii=False, indent=1))
    elif not arguments.pdf:
        print(as_text(picture, steps))
    return 0


def _picture(partners: Sequence[PartnerAnswers], scores: Sequence[PersonScores], instrument: Instrument) -> Picture:
    knowledge = content.picture_knowledge()
    if len(partners) == 1:
        return own_picture(scores[0], knowledge)
    first, second = (_released(*each) for each in zip(scores, partners, strict=True))
    return joint_picture(first, second, instrument, knowledge)


def _released(scores: PersonScores, partner: PartnerAnswers) -> Released:
    """What this partner shares; a file of two always says what (see ``read_couple_file``)."""
    return release(scores, partner.release if partner.release is not None else ())
