"""The rules' own pages: the functions behind ``faheng explain`` and ``faheng rules``."""

from __future__ import annotations

from faheng.api.exceptions import CommandError
from faheng.review.finding import SEVERITIES
from faheng.review.page import RulePage, page_of
from faheng.review.register import load_rules


def explain_rule(code: str) -> RulePage:
    """The page of one rule; an unknown code is a ``CommandError``."""
    for rule in load_rules():
        if rule.code == code.upper():
            return page_of(rule)
    raise CommandError(f"没有编号为 {code} 的规则；用 faheng rules 查看全部规则。")


def list_rules() -> list[tuple[str, str, str]]:
    """Code, severity in the field's words, and title of every rule."""
    return [
        (rule.code, SEVERITIES[rule.severity], page_of(rule).title)
        for rule in load_rules()
    ]
