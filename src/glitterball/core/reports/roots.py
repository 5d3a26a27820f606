"""What is said on own reports only: the roots, and the way from the items to the facets."""

from glitterball.core.reports.dim import Told, hard_findings
from glitterball.core.reports.facets import block_part
from glitterball.core.reports.material import Material
from glitterball.core.reports.model import Asked, Roots


def roots(material: Material, told: Told) -> Roots | None:
    """Notes on one's own roots; nothing on a joint report, and nothing where nothing was answered."""
    if material.is_joint:
        return None
    private = [block for block in material.instrument.blocks if not block.is_shareable]
    part = next((part for block in private if (part := block_part(block, material))), None)
    if part is None:
        return None
    of_roots = {facet.id for block in private for facet in material.instrument.facets_of(block.id)}
    notes = [
        finding
        for finding in material.picture.of_kind("note")
        if finding.id.startswith("note-") or (finding.id.startswith("dim-") and of_roots.intersection(finding.facets))
    ]
    words = material.words.roots
    return Roots(words.heading, words.lead, hard_findings(notes, told), part, material.knowledge.words.alone)


def asked(material: Material) -> Asked | None:
    """Each facet with the wording of the items that its score stands on; nothing on a joint report."""
    if material.is_joint:
        return None
    answered = dict.fromkeys(item for finding in material.picture.findings for item in finding.items)
    facets = tuple(
        (facet.name, wording)
        for facet in material.instrument.facets
        if (wording := material.wording(i.id for i in material.instrument.items_of(facet.id) if i.id in answered))
    )
    words = material.words.asked
    return Asked(words.heading, words.lead, facets) if facets else None
