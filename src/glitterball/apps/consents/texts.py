"""The words that people agree to. A published version never changes: new words are a new version."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One version of what is agreed to within one scope."""

    scope: str
    version: str
    digest: str  # of its template: the words that somebody agreed to stay what they were

    @property
    def template(self) -> str:
        """Where the words stand."""
        return f"consents/texts/{self.scope}-{self.version}.html"


STORE = ConsentText("store", "1", "20143725ab6af2ce85732e502cbc1848ef5efffc0800e65d540af9944fe6aa22")
KEEP = ConsentText("keep", "1", "16133d93ff37c89e150e517cf4af5526412db2e939572fe88aefdd1054fb1e83")
TEXTS = {(text.scope, text.version): text for text in (STORE, KEEP)}
