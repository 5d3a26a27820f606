"""``glitterball coach``: what a message may do to the other, and how to say it from oneself. Nothing is kept."""

import argparse
import sys


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "coach",
        help="read messages from standard input, and say what they may do",
        description="Reads one text a line and writes one JSON object a line. Nothing leaves this machine.",
    )
    parser.add_argument(
        "--jsonl", action="store_true", help='read objects {"id", "text", "reply_to"} instead, one a line'
    )
    parser.add_argument("--language", default="en", help="the language of the texts (default: en)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer each line as it comes."""
    from glitterball.adapters.coach import UnknownLanguageError, coach_knowledge
    from glitterball.cli.coach_lines import json_lines, plain_lines, written
    from glitterball.cli.refusal import RefusedError
    from glitterball.core.coach import coach

    try:
        knowledge = coach_knowledge(arguments.language)
    except UnknownLanguageError as error:
        raise RefusedError(str(error)) from None
    lines = json_lines if arguments.jsonl else plain_lines
    for asked in lines(sys.stdin.buffer):
        print(written(asked, coach(asked.text, knowledge=knowledge, reply_to=asked.reply_to)))
    return 0
