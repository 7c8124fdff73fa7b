"""Family WS: writing (文书): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule
from faheng.review.rules.ws.WS101 import WS101
from faheng.review.rules.ws.WS102 import WS102
from faheng.review.rules.ws.WS103 import WS103
from faheng.review.rules.ws.WS104 import WS104
from faheng.review.rules.ws.WS105 import WS105
from faheng.review.rules.ws.WS106 import WS106
from faheng.review.rules.ws.WS107 import WS107
from faheng.review.rules.ws.WS108 import WS108
from faheng.review.rules.ws.WS109 import WS109
from faheng.review.rules.ws.WS110 import WS110

RULES: tuple[type[Rule[Any]], ...] = (
    WS101,
    WS102,
    WS103,
    WS104,
    WS105,
    WS106,
    WS107,
    WS108,
    WS109,
    WS110,
)
