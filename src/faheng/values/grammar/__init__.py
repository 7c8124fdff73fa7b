"""The grammar of indicator values: what officials write, read and written back."""

from faheng.values.grammar.exceptions import UnreadableValueError
from faheng.values.grammar.formatter import format_value
from faheng.values.grammar.reading import parse_quantity, parse_value

__all__ = ["UnreadableValueError", "format_value", "parse_quantity", "parse_value"]
