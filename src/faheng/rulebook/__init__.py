"""Floor 1: what a regulation fixes, as dated data with sources."""

from faheng.rulebook.exceptions import OutsideValidityError, RulebookError
from faheng.rulebook.loader import load_parameter, parameter_names
from faheng.rulebook.parameter import DatedValue, Parameter, Source

__all__ = [
    "DatedValue",
    "OutsideValidityError",
    "Parameter",
    "RulebookError",
    "Source",
    "load_parameter",
    "parameter_names",
]
