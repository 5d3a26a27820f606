"""The words that people agree to. A published version never changes: new words are a new version."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One version of what is agreed to within one scope."""

    scope: str
    version: str
    digest: str  # of its template: the words that somebody agreed to stay what they were
    own_way: str = ""  # the address on which it is taken back, where more ends with it than the record

    @property
    def template(self) -> str:
        """Where the words stand."""
        return f"consents/texts/{self.scope}-{self.version}.html"


STORE = ConsentText("store", "1", "20143725ab6af2ce85732e502cbc1848ef5efffc0800e65d540af9944fe6aa22", "accounts:delete")
KEEP = ConsentText("keep", "1", "16133d93ff37c89e150e517cf4af5526412db2e939572fe88aefdd1054fb1e83", "accounts:delete")
COUPLE = ConsentText("couple", "1", "d395c6ae779a7a0a80a9baee427b8bc4e587a8b1d53a8b555d0cd673f456e1e9", "couples:end")
RELEASE_1 = ConsentText(
    "release", "1", "f6bc28ba330afac668a1247469d67c42311567ffcf8039cfc88861f31139a784", "picture:sharing"
)
RELEASE = ConsentText(
    "release", "2", "69c137204d12c098132bc12f21baeac237d353e3de3ae48609aaaf8984f59e0b", "picture:sharing"
)
TEXTS = {(text.scope, text.version): text for text in (STORE, KEEP, COUPLE, RELEASE_1, RELEASE)}
