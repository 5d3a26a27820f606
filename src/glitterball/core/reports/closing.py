"""How sure we are, where to get help, and what to know before putting the report away."""

from glitterball.core.reports.material import Material
from glitterball.core.reports.model import Closing


def closing(material: Material) -> Closing:
    """The last part, the same for everybody who reads this kind of report."""
    words, fixed = material.words, material.knowledge.words
    return Closing(
        sure_heading=words.sure.heading,
        sure=(fixed.not_validated, words.sure.assumption, words.sure.bands, fixed.how_sure),
        help_heading=words.help.heading,
        get_help=fixed.get_help,
        not_for=words.help.not_for,
        afraid_heading=words.help.afraid_heading,
        afraid=fixed.afraid,
        keep_heading=words.keep.heading,
        keep=fixed.keep,
        farewell=material.say(words.keep.farewell),
    )
