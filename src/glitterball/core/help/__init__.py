"""Help that is the same for everybody: pages to read, and whom to turn to in which place."""

from glitterball.core.help.lines import Helpline, Helplines, LinesOfPlace
from glitterball.core.help.pages import HelpPage

__all__ = ["HelpPage", "Helpline", "Helplines", "LinesOfPlace"]
