"""Family ZJ: the money behind targets (资金): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule
from faheng.review.rules.zj.ZJ101 import ZJ101
from faheng.review.rules.zj.ZJ102 import ZJ102
from faheng.review.rules.zj.ZJ103 import ZJ103
from faheng.review.rules.zj.ZJ201 import ZJ201
from faheng.review.rules.zj.ZJ202 import ZJ202
from faheng.review.rules.zj.ZJ203 import ZJ203
from faheng.review.rules.zj.ZJ204 import ZJ204
from faheng.review.rules.zj.ZJ205 import ZJ205
from faheng.review.rules.zj.ZJ206 import ZJ206
from faheng.review.rules.zj.ZJ207 import ZJ207
from faheng.review.rules.zj.ZJ208 import ZJ208
from faheng.review.rules.zj.ZJ209 import ZJ209
from faheng.review.rules.zj.ZJ210 import ZJ210

RULES: tuple[type[Rule[Any]], ...] = (
    ZJ101,
    ZJ102,
    ZJ103,
    ZJ201,
    ZJ202,
    ZJ203,
    ZJ204,
    ZJ205,
    ZJ206,
    ZJ207,
    ZJ208,
    ZJ209,
    ZJ210,
)
