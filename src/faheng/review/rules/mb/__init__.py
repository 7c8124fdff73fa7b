"""Family MB: performance targets (绩效目标): the rules, in order."""

from __future__ import annotations

from typing import Any

from faheng.review.rule import Rule
from faheng.review.rules.mb.MB101 import MB101
from faheng.review.rules.mb.MB102 import MB102
from faheng.review.rules.mb.MB103 import MB103
from faheng.review.rules.mb.MB104 import MB104
from faheng.review.rules.mb.MB105 import MB105
from faheng.review.rules.mb.MB106 import MB106
from faheng.review.rules.mb.MB107 import MB107
from faheng.review.rules.mb.MB108 import MB108
from faheng.review.rules.mb.MB109 import MB109
from faheng.review.rules.mb.MB110 import MB110
from faheng.review.rules.mb.MB201 import MB201
from faheng.review.rules.mb.MB202 import MB202
from faheng.review.rules.mb.MB203 import MB203
from faheng.review.rules.mb.MB204 import MB204
from faheng.review.rules.mb.MB205 import MB205
from faheng.review.rules.mb.MB206 import MB206
from faheng.review.rules.mb.MB207 import MB207
from faheng.review.rules.mb.MB208 import MB208
from faheng.review.rules.mb.MB209 import MB209
from faheng.review.rules.mb.MB210 import MB210
from faheng.review.rules.mb.MB211 import MB211
from faheng.review.rules.mb.MB212 import MB212
from faheng.review.rules.mb.MB213 import MB213
from faheng.review.rules.mb.MB214 import MB214
from faheng.review.rules.mb.MB215 import MB215
from faheng.review.rules.mb.MB301 import MB301
from faheng.review.rules.mb.MB302 import MB302
from faheng.review.rules.mb.MB303 import MB303
from faheng.review.rules.mb.MB304 import MB304
from faheng.review.rules.mb.MB305 import MB305
from faheng.review.rules.mb.MB306 import MB306
from faheng.review.rules.mb.MB307 import MB307
from faheng.review.rules.mb.MB401 import MB401
from faheng.review.rules.mb.MB402 import MB402
from faheng.review.rules.mb.MB403 import MB403
from faheng.review.rules.mb.MB404 import MB404
from faheng.review.rules.mb.MB405 import MB405
from faheng.review.rules.mb.MB406 import MB406

RULES: tuple[type[Rule[Any]], ...] = (
    MB101,
    MB102,
    MB103,
    MB104,
    MB105,
    MB106,
    MB107,
    MB108,
    MB109,
    MB110,
    MB201,
    MB202,
    MB203,
    MB204,
    MB205,
    MB206,
    MB207,
    MB208,
    MB209,
    MB210,
    MB211,
    MB212,
    MB213,
    MB214,
    MB215,
    MB301,
    MB302,
    MB303,
    MB304,
    MB305,
    MB306,
    MB307,
    MB401,
    MB402,
    MB403,
    MB404,
    MB405,
    MB406,
)
