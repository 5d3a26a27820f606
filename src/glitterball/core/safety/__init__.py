"""Private questions about fear, control, harm, and being made to do things; nothing but the safety app imports it.

What is ticked becomes words and choices for the one who ticked. Nothing is counted, scored or named.
"""

from glitterball.core.safety.reading import Reading, read_ticks
from glitterball.core.safety.screen import Group, Screen, Statement, Text

__all__ = ["Group", "Reading", "Screen", "Statement", "Text", "read_ticks"]
