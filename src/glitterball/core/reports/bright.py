"""“What is bright”, and the one surprise and one wish that follow it."""

from glitterball.core.picture import Finding
from glitterball.core.reports.material import Material, fill, said
from glitterball.core.reports.model import Bright, Said, SurpriseAndWish

AT_LENGTH = 2


def bright(material: Material, surprise: Finding | None) -> Bright:
    """Two bright things at length, the others by name; where nothing is bright, the kind sentence that says so."""
    words = material.words.bright
    strengths = material.picture.of_kind("strength")
    found = strengths[:AT_LENGTH] or _bright_blocks(material)[:AT_LENGTH]
    honest = tuple(finding for finding in material.picture.findings if finding.id == "nothing-bright")
    more = material.listed(f for finding in strengths[AT_LENGTH:] if finding is not surprise for f in finding.facets)
    guessed = [f for f in material.picture.of_kind("guess") if f.ask is None and f is not surprise]
    return Bright(
        heading=words.heading,
        lead=material.say(words.lead) if found else "" if honest else material.say(words.empty),
        has_any=bool(found),
        first=tuple(map(said, found or honest)),
        loops=tuple(said(finding) for finding in material.picture.of_kind("pattern") if finding.is_bright),
        more=fill(words.more, facets=more) if more else None,
        guessed_heading=words.guessed_heading,
        guessed=tuple(map(said, guessed)),
    )


def _bright_blocks(material: Material) -> tuple[Finding, ...]:
    """What is bright as a whole, where facets can't tell yet."""
    blocks = {f"block-{block.id}": block.id for block in material.instrument.blocks}
    return tuple(f for f in material.picture.of_kind("block") if _is_bright(blocks[f.id], material))


def surprising(material: Material) -> Finding | None:
    """What may surprise: a good guess, else a question from a miss, else a strength where one would not look for it."""
    guesses = material.picture.of_kind("guess")
    good = [finding for finding in guesses if finding.ask is None]
    return next(iter([*good, *guesses, *_unexpected(material)]), None)


def _unexpected(material: Material) -> list[Finding]:
    """Strengths beyond the first two in a block that is not bright as a whole, those between the two of you first."""
    dimmer = [
        f for f in material.picture.of_kind("strength")[AT_LENGTH:] if not _is_bright(_block_of(material, f), material)
    ]
    return sorted(dimmer, key=lambda f: not material.instrument.facet_by_id[f.facets[0]].is_shareable)


def _block_of(material: Material, finding: Finding) -> str:
    return material.instrument.facet_by_id[finding.facets[0]].block


def _is_bright(scale: str, material: Material) -> bool:
    return all(scale in person and person[scale].band == "mostly yes" for person in material.picture.people)


def surprise_and_wish(material: Material, surprise: Finding | None) -> SurpriseAndWish | None:
    """One surprise and one wish; nothing where there is neither."""
    words = material.words.surprise
    wish = _wish(material)
    if surprise is None and wish is None:
        return None
    heading = (
        words.heading if surprise and wish else words.heading_surprise_only if surprise else words.heading_wish_only
    )
    return SurpriseAndWish(
        heading=heading,
        surprise_label=words.surprise,
        surprise=_surprise(surprise, material) if surprise else None,
        wish_label=words.wish,
        wish=wish,
        wish_note=material.say(words.wish_note),
    )


def _surprise(finding: Finding, material: Material) -> Said:
    words = material.words.surprise
    if finding.kind == "guess":
        return Said(words.ask_title if finding.ask else finding.title, finding.text)
    block = material.name_of(_block_of(material, finding))
    return Said(finding.title, material.say(words.unexpected, block=block, facet=finding.title, text=finding.text))


def _wish(material: Material) -> Said | None:
    """The dimmest facet as a wish, by both views together, unless everything that is known is bright."""
    dimmest = min(
        (facet for facet, words in material.knowledge.facets.items() if words.wish and material.bars(facet)),
        key=lambda facet: sum(person[facet].value for person in material.picture.people),
        default=None,
    )
    if dimmest is None or _is_bright(dimmest, material):
        return None
    wish = material.knowledge.facets[dimmest].wish or ""
    return Said(material.name_of(dimmest), fill(material.words.surprise.wish_text, wish=wish))
