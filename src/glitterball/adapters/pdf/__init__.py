"""The report as a PDF that people can keep, print in grey and have read aloud (PDF/UA-1)."""

from glitterball.adapters.pdf.press import Paper, render

__all__ = ["Paper", "render"]
