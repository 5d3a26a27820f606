"""From many people's answers to the parameters of the items, with standard errors and an honest word on convergence."""

from glitterball.core.measurement.calibration.calibrating import Calibration, calibrate
from glitterball.core.measurement.calibration.categories import CalibrationError, Coded, code_answers

__all__ = ["Calibration", "CalibrationError", "Coded", "calibrate", "code_answers"]
