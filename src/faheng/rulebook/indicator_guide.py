"""How the 2021 guide gives points for an indicator and takes its completed value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from faheng.rulebook.indicator_entry import IndicatorEntry
from faheng.rulebook.loader import load_parameter


@dataclass(frozen=True, slots=True)
class GuideRule:
    """A rule of the guide: its name in a core-indicator form, and what it says."""

    name: str
    text: str


def scoring_rule(entry: IndicatorEntry) -> GuideRule:
    """What stands under 评（扣）分标准."""
    return _rules()["scoring"][entry.scoring]


def value_method(entry: IndicatorEntry) -> GuideRule:
    """What stands under 完成值取值方式."""
    return _rules()["methods"][entry.method]


@cache
def _rules() -> dict[str, dict[str, GuideRule]]:
    printed = load_parameter("evaluation/core-indicator-rules").values[-1].value
    return {
        kind: {
            token: GuideRule(each["name"], each["text"]) for token, each in of.items()
        }
        for kind, of in printed.items()
    }
