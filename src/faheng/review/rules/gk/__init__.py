"""Family GK: disclosure (公开): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule
from faheng.review.rules.gk.GK101 import GK101
from faheng.review.rules.gk.GK103 import GK103

RULES: tuple[type[Rule[Any]], ...] = (GK101, GK103)
