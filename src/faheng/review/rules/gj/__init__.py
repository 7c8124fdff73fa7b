"""Family GJ: table equations (勾稽): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule
from faheng.review.rules.gj.GJ101 import GJ101
from faheng.review.rules.gj.GJ102 import GJ102
from faheng.review.rules.gj.GJ103 import GJ103
from faheng.review.rules.gj.GJ104 import GJ104
from faheng.review.rules.gj.GJ105 import GJ105
from faheng.review.rules.gj.GJ106 import GJ106
from faheng.review.rules.gj.GJ107 import GJ107
from faheng.review.rules.gj.GJ108 import GJ108
from faheng.review.rules.gj.GJ109 import GJ109
from faheng.review.rules.gj.GJ110 import GJ110
from faheng.review.rules.gj.GJ111 import GJ111
from faheng.review.rules.gj.GJ112 import GJ112
from faheng.review.rules.gj.GJ113 import GJ113
from faheng.review.rules.gj.GJ114 import GJ114
from faheng.review.rules.gj.GJ115 import GJ115
from faheng.review.rules.gj.GJ116 import GJ116
from faheng.review.rules.gj.GJ117 import GJ117
from faheng.review.rules.gj.GJ118 import GJ118
from faheng.review.rules.gj.GJ119 import GJ119

RULES: tuple[type[Rule[Any]], ...] = (
    GJ101,
    GJ102,
    GJ103,
    GJ104,
    GJ105,
    GJ106,
    GJ107,
    GJ108,
    GJ109,
    GJ110,
    GJ111,
    GJ112,
    GJ113,
    GJ114,
    GJ115,
    GJ116,
    GJ117,
    GJ118,
    GJ119,
)
