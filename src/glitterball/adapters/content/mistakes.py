"""What is raised when content can't be used."""

from pathlib import Path


class ContentError(Exception):
    """A content file that can't be used; its message starts with the file and the line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path.resolve()}:{line}: {problem}")  # a translation is laid out by links
