"""Evidence as content: what practices and causes rest on."""

from pathlib import Path

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import read_yaml
from glitterball.core.practice import Evidence
from glitterball.core.practice.evidence import EvidenceStrength, Verified


class EvidenceForm(FileForm):
    """One entry of evidence/*.yaml."""

    id: str
    citation: str
    design: str
    found: str
    limits: str
    strength: EvidenceStrength
    verified: Verified
    doi: str | None = None
    people: str | None = None
    size: str | None = None


def build(folder: Path) -> dict[str, Evidence]:
    """Every source, by id."""
    evidence: dict[str, Evidence] = {}
    for path in sorted((folder / "evidence").glob("*.yaml")):
        for form in read_yaml(path, list[EvidenceForm]):
            if form.id in evidence:
                raise ContentError(path, 1, f"{form.id} stands in the evidence twice")
            if form.size and form.verified != "figure":
                raise ContentError(path, 1, f"{form.id} states a size whose figure was not read")
            evidence[form.id] = Evidence(**{name: getattr(form, name) for name in form.__struct_fields__})
    return evidence
