"""``glitterball newsletter send FILE.md``: a newsletter that an operator wrote, to everybody who asked for it."""

import argparse
from pathlib import Path

from glitterball.cli.preparing import prepare
from glitterball.cli.refusal import RefusedError

MOST_BYTES = 100_000


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("newsletter", help="send a newsletter")
    send = parser.add_subparsers(required=True, metavar="ACTION").add_parser(
        "send", help="send one, written in Markdown"
    )
    send.add_argument("file", type=Path, metavar="FILE.md", help="its first line is “# ” and the subject")
    send.add_argument("--dry-run", action="store_true", help="only say to how many it would go")
    send.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Put it on its way. Nothing is said of readers but how many they are."""
    text = _text_of(arguments.file)
    prepare("prepare_database")
    from django.conf import settings

    from glitterball.adapters import clock
    from glitterball.apps.letters import actions, queries
    from glitterball.apps.letters.handwritten import UnfitTextError, read_handwritten

    if not settings.SMTP_URL:
        raise RefusedError("newsletter: GLITTERBALL_SMTP_URL names no mail server, so nothing can be sent")
    try:
        written = read_handwritten(text)
        if arguments.dry_run:
            print(f"Would go to {queries.newsletter_readers()}. The subject: {written.subject}")
            return 0
        count = actions.write_newsletter(subject=written.subject, markdown=written.markdown, now=clock.now())
    except UnfitTextError as error:
        raise RefusedError(f"{arguments.file}:{error}") from None
    except actions.AlreadyWrittenError:
        raise RefusedError(f"{arguments.file}: this text went out before; nobody gets it twice") from None
    print(f"On its way to {count}.")
    return 0


def _text_of(file: Path) -> str:
    try:
        content = file.read_bytes()
        if len(content) > MOST_BYTES:
            raise RefusedError(f"{file}: more than {MOST_BYTES // 1000} kB; expected a letter, not a book")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError(f"{file}: not UTF-8 text") from None
    except OSError as error:
        raise RefusedError(f"{file}: {error.strerror}") from None
