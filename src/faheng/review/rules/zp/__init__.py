"""Family ZP: self-evaluation (自评): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule
from faheng.review.rules.zp.ZP101 import ZP101
from faheng.review.rules.zp.ZP109 import ZP109

RULES: tuple[type[Rule[Any]], ...] = (ZP101, ZP109)
