"""A book: content of one kind, compiled into one file that opens in a millisecond.

In a checkout the sources stand beside the package, and the compiled file is renewed whenever one of them has changed.
An installed package holds the compiled file alone (hatch_build.py makes it). A language holds what was translated;
for every other file the original stands in.
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")
COMPILED = Path(__file__).parent / "compiled"
CHECKOUT = Path(__file__).parents[4] / "content"
LANGUAGE = "en"  # what content is written in; other languages translate from it


@dataclass(frozen=True)
class Book(Generic[T]):
    """Content of one kind: which files it is written in, and how they become one value."""

    name: str
    holds: type[T]
    patterns: tuple[str, ...]  # of files below content/<language>/
    built_by: str  # the module whose ``build`` reads the sources; imported only when there is something to build

    def load(self, language: str = LANGUAGE) -> T:
        """The book in ``language``, compiled anew if a source has changed."""
        compiled = COMPILED / f"{self.name}.{language}.msgpack"
        if not CHECKOUT.is_dir():
            installed = compiled if compiled.exists() else COMPILED / f"{self.name}.{LANGUAGE}.msgpack"
            return msgspec.msgpack.decode(installed.read_bytes()[sha256().digest_size :], type=self.holds)
        sources = self.sources(language)
        fingerprint = _fingerprint(sources)
        if compiled.exists() and (content := compiled.read_bytes()).startswith(fingerprint):
            return msgspec.msgpack.decode(content[len(fingerprint) :], type=self.holds)
        book = self._built_from(sources, language)
        _write(compiled, fingerprint + msgspec.msgpack.encode(book))
        return book

    def sources(self, language: str = LANGUAGE) -> dict[str, Path]:
        """The files that the book is written in, by their place below a language, in a steady order."""
        found: dict[str, Path] = {}
        for folder in dict.fromkeys((CHECKOUT / LANGUAGE, CHECKOUT / language)):  # what is translated wins
            found |= {str(path.relative_to(folder)): path for pattern in self.patterns for path in folder.glob(pattern)}
        return dict(sorted(found.items()))

    def _built_from(self, sources: dict[str, Path], language: str) -> T:
        """The book of a folder in which translated files stand in the place of the originals."""
        if language == LANGUAGE:
            return self._build(CHECKOUT / LANGUAGE)
        import tempfile  # most starts build nothing

        with tempfile.TemporaryDirectory() as laid_out:
            for place, source in sources.items():
                link = Path(laid_out) / place
                link.parent.mkdir(parents=True, exist_ok=True)
                link.symlink_to(source)
            return self._build(Path(laid_out))

    def _build(self, folder: Path) -> T:
        book: T = import_module(self.built_by).build(folder)
        return book


def languages() -> tuple[str, ...]:
    """Every language that the checkout has a folder for."""
    return tuple(sorted(folder.name for folder in CHECKOUT.iterdir() if folder.is_dir()))


def _fingerprint(sources: dict[str, Path]) -> bytes:
    """Changes whenever a source or the code that reads it does, without opening any of them."""
    code = Path(__file__).parents[2]
    readers = [*Path(__file__).parent.glob("*.py"), *(code / "core").glob("*/*.py")]
    stats = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in [*sources.values(), *readers]]
    return sha256(repr(stats).encode()).digest()


def _write(path: Path, content: bytes) -> None:
    """Put the compiled book in place at once; where nothing can be written, the next start builds it again."""
    if not os.access(path.parent if path.parent.exists() else path.parent.parent, os.W_OK):
        return
    import tempfile  # most starts write nothing

    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(path)
