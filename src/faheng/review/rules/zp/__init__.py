"""Family ZP: self-evaluation (自评): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule
from faheng.review.rules.zp.ZP101 import ZP101
from faheng.review.rules.zp.ZP102 import ZP102
from faheng.review.rules.zp.ZP103 import ZP103
from faheng.review.rules.zp.ZP104 import ZP104
from faheng.review.rules.zp.ZP105 import ZP105
from faheng.review.rules.zp.ZP106 import ZP106
from faheng.review.rules.zp.ZP107 import ZP107
from faheng.review.rules.zp.ZP108 import ZP108
from faheng.review.rules.zp.ZP109 import ZP109
from faheng.review.rules.zp.ZP110 import ZP110
from faheng.review.rules.zp.ZP111 import ZP111

RULES: tuple[type[Rule[Any]], ...] = (
    ZP101,
    ZP102,
    ZP103,
    ZP104,
    ZP105,
    ZP106,
    ZP107,
    ZP108,
    ZP109,
    ZP110,
    ZP111,
)
