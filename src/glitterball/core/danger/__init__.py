"""Words of danger in what somebody writes for themselves, so that the writer, and nobody else, is led to help.

The rules are the coach's own (content/en/coach/help.yaml), so that there is one list of such words.
"""

from glitterball.core.danger.watching import danger_in

__all__ = ["danger_in"]
