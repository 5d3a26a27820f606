"""The check as content: facets, the bank of items, and the published versions that draw on it."""

from collections.abc import Container
from pathlib import Path
from typing import Literal

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import read_yaml
from glitterball.core.instruments import Block, Facet, Instrument, Item, Option, Viewpoint


class BlockForm(FileForm):
    """One entry of ``blocks`` in facets.yaml."""

    id: str
    name: str
    shareable: bool = True


class FacetForm(FileForm):
    """One entry of ``facets`` in facets.yaml."""

    id: str
    block: str
    name: str
    kind: Literal["scored", "described"] = "scored"


class FacetsFile(FileForm):
    """facets.yaml."""

    blocks: list[BlockForm]
    facets: list[FacetForm]


class ItemForm(FileForm):
    """One item of the bank; it belongs to no version and never changes."""

    id: str
    facet: str
    text: str
    viewpoint: Viewpoint
    covers: tuple[str, ...]
    reverse: bool = False
    mirrors: str | None = None


class VersionFile(FileForm):
    """versions/<version>.yaml: the options, and which items are asked at which stage."""

    instrument: str
    version: str
    options: tuple[Option, ...]
    stages: dict[int, tuple[str, ...]]


def build(folder: Path) -> dict[str, Instrument]:
    """Every published version of the check, by version."""
    facets = read_yaml(folder / "check/facets.yaml", FacetsFile)
    bank = _bank(folder)
    paths = sorted((folder / "check/versions").glob("*.yaml"))
    versions = [_instrument(path, facets, bank) for path in paths]
    return {version.version: version for version in versions}


def _bank(folder: Path) -> dict[str, ItemForm]:
    bank: dict[str, ItemForm] = {}
    for path in sorted((folder / "check/items").glob("*.yaml")):
        for item in read_yaml(path, list[ItemForm]):
            if item.id in bank:
                raise ContentError(path, 1, f"the item {item.id} stands in the bank twice")
            bank[item.id] = item
    return bank


def _instrument(path: Path, facets: FacetsFile, bank: dict[str, ItemForm]) -> Instrument:
    version = read_yaml(path, VersionFile)
    shareable = {block.id: block.shareable for block in facets.blocks}
    asked = {item_id: (stage, n) for stage, ids in version.stages.items() for n, item_id in enumerate(ids)}
    for item_id in asked:
        if item_id not in bank:
            raise ContentError(path, 1, f"the item {item_id} is not in the bank")
    return Instrument(
        version.instrument,
        version.version,
        version.options,
        tuple(Block(b.id, b.name, b.shareable) for b in facets.blocks),
        tuple(Facet(f.id, f.block, f.name, f.kind, shareable[f.block]) for f in facets.facets),
        tuple(_item(bank[item_id], *asked[item_id]) for item_id in _by_facet(facets, bank, asked)),
    )


def _by_facet(facets: FacetsFile, bank: dict[str, ItemForm], asked: Container[str]) -> list[str]:
    """Facet by facet, in each as the bank has it."""
    place = {facet.id: index for index, facet in enumerate(facets.facets)}
    return sorted((item_id for item_id in bank if item_id in asked), key=lambda item_id: place[bank[item_id].facet])


def _item(form: ItemForm, stage: int, place: int) -> Item:
    return Item(
        form.id,
        form.facet,
        form.text,
        form.viewpoint,
        form.covers,
        stage,
        place=place,
        is_reversed=form.reverse,
        mirrors=form.mirrors,
    )
