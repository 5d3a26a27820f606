"""What a report says to one person or two; how it is drawn is not its business."""

from glitterball.core.reports.compose import compose_report
from glitterball.core.reports.model import Person, Report
from glitterball.core.reports.words import ReportWords

__all__ = ["Person", "Report", "ReportWords", "compose_report"]
