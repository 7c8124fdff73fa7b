"""Family ZJ: the money behind targets (资金): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule

RULES: tuple[type[Rule[Any]], ...] = ()
