"""``glitterball check show``: the questions of the check, to read or to script."""

import argparse
import json

from glitterball.core.instruments import Instrument, Item


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="the questions of the check")
    show = parser.add_subparsers(required=True, metavar="ACTION").add_parser("show", help="show facets and items")
    show.add_argument("--json", action="store_true", help="as JSON")
    show.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the latest version of the check."""
    from glitterball.adapters import content

    instrument = content.latest_instrument()
    if arguments.json:
        print(json.dumps(as_json(instrument), ensure_ascii=False, indent=1))
    else:
        _print_for_reading(instrument)
    return 0


def as_json(instrument: Instrument) -> dict[str, object]:
    """The instrument in the form that others script against."""
    return {
        "id": instrument.id,
        "version": instrument.version,
        "options": [{"value": option.value, "label": option.label} for option in instrument.options],
        "facets": [
            {"id": f.id, "block": f.block, "name": f.name, "kind": f.kind, "shareable": f.is_shareable}
            for f in instrument.facets
        ],
        "items": [_item(item) for item in instrument.items],
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "facet": item.facet,
        "text": item.text,
        "reverse": item.is_reversed,
        "viewpoint": item.viewpoint,
        "mirrors": item.mirrors,
        "stage": item.stage,
        "covers": list(item.covers),
    }


def _print_for_reading(instrument: Instrument) -> None:
    print(f"{instrument.name} · {len(instrument.items)} items · nobody has validated them yet")
    print("Answers: " + " · ".join(f"{option.value} {option.label}" for option in instrument.options))
    for facet in instrument.facets:
        private = "" if facet.is_shareable else " · own picture only"
        print(f"\n{facet.name} ({facet.id}{private})")
        for item in instrument.items_of(facet.id):
            mark = " (reversed)" if item.is_reversed else ""
            print(f"  {item.id:32} {item.text}{mark}")
