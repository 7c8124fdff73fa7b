"""Reads a passage: sentences, clauses, and in them the phrases that carry figures.

    passage    = { sentence } ;
    sentence   = clause { ( "，" | "；" | "：" | "、" ) clause } ( "。" | end ) ;
    clause     = { text | phrase } ;
    phrase     = amount | change | share | completion | verdict | of-which | reason ;
    change     = [ base ] ( "增加" | "减少" | … ) [ "了" | "约" ] ( amount | percent )
               | [ base ] [ "基本" ] "持平" ;
    base       = ( "比" | "较" | "与" | "同" ) text [ "相比" ] | "同比" ;
    share      = "占" [ whole ] [ "的" ] percent ;
    completion = "完成" [ budget ] [ "的" ] percent ;
    verdict    = "决算数" ( "大于" | "小于" | "等于" ) "预算数"
               | "决算数" "与" "预算数" [ "基本" ] "持平" ;
    reason     = "主要原因" [ "是" | "为" | "：" ] text ;

Whatever is no phrase is text, so that any passage can be read.
"""

from __future__ import annotations

from functools import lru_cache

from faheng.review.prose.clauses import ClauseReader
from faheng.review.prose.plain import plain_text
from faheng.review.prose.statements import Prose
from faheng.review.prose.tokens import tokenize


@lru_cache(maxsize=4096)
def read_prose(text: str) -> Prose:
    """Everything a passage states; never fails."""
    plain = plain_text(text)
    reader = ClauseReader(plain, tokenize(plain), text)
    return reader.read()
