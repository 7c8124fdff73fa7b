"""Family WB: text against tables (文表一致): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule
from faheng.review.rules.wb.WB101 import WB101
from faheng.review.rules.wb.WB102 import WB102
from faheng.review.rules.wb.WB103 import WB103
from faheng.review.rules.wb.WB104 import WB104
from faheng.review.rules.wb.WB105 import WB105
from faheng.review.rules.wb.WB106 import WB106
from faheng.review.rules.wb.WB107 import WB107
from faheng.review.rules.wb.WB108 import WB108
from faheng.review.rules.wb.WB109 import WB109
from faheng.review.rules.wb.WB110 import WB110
from faheng.review.rules.wb.WB111 import WB111

RULES: tuple[type[Rule[Any]], ...] = (
    WB101,
    WB102,
    WB103,
    WB104,
    WB105,
    WB106,
    WB107,
    WB108,
    WB109,
    WB110,
    WB111,
)
