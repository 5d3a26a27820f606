"""“Where you two see it differently”: without size, with a caution, and with a question instead of a verdict."""

from glitterball.core.picture import Finding
from glitterball.core.reports.material import Material, said
from glitterball.core.reports.model import Bar, Differences


def differences(material: Material, surprise: Finding | None) -> Differences | None:
    """The differences of two people; nothing on an own report."""
    if not material.is_joint:
        return None
    words, picture = material.words.differently, material.picture
    misses = [finding for finding in picture.of_kind("guess") if finding.ask and finding is not surprise]
    return Differences(
        heading=words.heading,
        lead=words.lead,
        caution=material.knowledge.words.difference_caution,
        clear=tuple((said(f), _bars(f, material)) for f in picture.of_kind("difference")),
        questions_heading=words.questions,
        questions_lead=words.questions_lead,
        questions=tuple(map(said, misses)),
        empty=words.none,
    )


def _bars(finding: Finding, material: Material) -> tuple[Bar, ...]:
    """Both bars, unless the side is only described: it has no bright end."""
    facet = finding.facets[0]
    return material.bars(facet) if facet in material.knowledge.facets else ()
