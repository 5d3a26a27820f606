"""The table of all facets by block, with the one sentence that its chart says."""

from collections.abc import Collection

from glitterball.core.instruments import Block
from glitterball.core.reports.material import Material, fill, said
from glitterball.core.reports.model import BlockPart, FacetRow, Facets
from glitterball.core.scores import Band

MOST_NAMED = 3


def facets(material: Material) -> Facets:
    """Every shareable block; the roots have a place of their own."""
    words, glass = material.words.facets, material.knowledge.words.glass
    blocks = [
        part for block in material.instrument.blocks if block.is_shareable if (part := block_part(block, material))
    ]
    first, second = material.people[0].name, material.people[-1].name
    return Facets(
        heading=material.say(words.heading),
        sentence=_sentence(material) if blocks else material.say(words.empty),
        how_to_read=material.say(words.bars, first=first, second=second),
        glass=glass.joint if material.is_joint else glass.own,
        columns=tuple(p.name for p in material.people) if material.is_joint else (words.answers,),
        blocks=tuple(blocks),
    )


def block_part(block: Block, material: Material) -> BlockPart | None:
    """One block with its facets, or nothing where all of it is plain glass."""
    own = material.instrument.facets_of(block.id)
    known = [facet for facet in own if material.bars(facet.id)]
    whole = material.bars(block.id)
    if not known and not whole:
        return None
    glass = material.listed(facet.id for facet in own if facet not in known)
    findings = {finding.id: finding for finding in material.picture.findings}
    says = findings.get(f"block-{block.id}")
    return BlockPart(
        name=block.name,
        says=says.text if says else None,
        bars=whole,
        rows=tuple(
            FacetRow(facet.name, material.knowledge.facets[facet.id].plain, material.bars(facet.id))
            for facet in known
            if facet.id in material.knowledge.facets
        ),
        styles=tuple(said(found) for f in known if (found := findings.get(f"style-{f.id}"))),
        glass=fill(material.words.facets.glass, facets=glass) if glass else None,
    )


def _sentence(material: Material) -> str:
    """What is brightest and what is dimmest; for two, only what is so for both."""
    words = material.words.facets
    bright, dim = _named("mostly yes", material), _named("mostly no", material)
    if bright and dim:
        return material.say(words.bright_and_dim, bright=material.listed(bright), dim=material.listed(dim))
    if bright:
        return material.say(words.bright_only, bright=material.listed(bright))
    return material.say(words.dim_only, dim=material.listed(dim)) if dim else material.say(words.neither)


def _named(band: Band, material: Material) -> Collection[str]:
    """The facets that everybody's score puts in ``band``, the clearest few; blocks where no facet is known."""
    people = material.picture.people
    shareable = [facet.id for facet in material.instrument.facets if facet.is_shareable and facet.kind == "scored"]
    known = [f for f in shareable if material.bars(f)] or [
        b.id for b in material.instrument.blocks if material.bars(b.id)
    ]
    alike = [scale for scale in known if all(person[scale].band == band for person in people)]
    sign = -1 if band == "mostly yes" else 1
    return sorted(alike, key=lambda scale: sign * sum(person[scale].value for person in people))[:MOST_NAMED]
