"""The time `faheng value` takes for 10,000 lines, all of them different.

Whole processes of `faheng value`; the bar is one second.
"""

from __future__ import annotations

import json

from benchmarks._processes import faheng, medians

LINES = 10_000
_ROUNDS = (
    # (value, row); {n} is another number in each round, so that no line repeats.
    ("≥{n}件", {"indicator": "办理法律援助案件数", "level2": "数量指标"}),
    ("每人每年{n}次以上，共{n}人", {"level1": "产出指标", "level2": "数量指标"}),
    ("组织开展法治宣传教育活动不少于{n}场次", {"indicator": "宣传活动场次"}),
    ("{n}", {"sign_column": "≥", "unit_column": "元/人/次", "indicator": "救助标准"}),
    ("案件回访满意度达到{r}%以上", {"level2": "服务对象满意度指标"}),
    ("收到第{n}号申请之日起{d}个工作日内办结", {"level2": "时效指标"}),
    ("202{d}年{m}月底前完成{n}件", {"level2": "时效指标", "year": 2024}),
    ("群众法治意识第{n}轮持续提升，社会更加和谐稳定", {"level1": "效益指标"}),
    ("≥{r}{r}%以上", {"indicator": "合格率", "doubled": True}),
    ("每件补贴{n}-{n}9元", {"indicator": "办案补贴标准", "level2": "成本指标"}),
    ("累计服务不少于{n}个小时或{d}个半天", {"level2": "数量指标"}),
    ("{n}.{d}万元", {"indicator": "项目总成本", "level2": "成本指标"}),
)


def lines(count: int = LINES) -> list[str]:
    """``count`` different questions, in a fixed order."""
    made = []
    for place in range(count):
        value, row = _ROUNDS[place % len(_ROUNDS)]
        number = place // len(_ROUNDS) + 10
        filled = value.format(
            n=number, r=50 + number % 50, d=1 + number % 9, m=1 + number % 12
        )
        question = {**row, "value": filled}
        question["indicator"] = f"{row.get('indicator', '工作完成情况')}{place % 997}"
        made.append(json.dumps(question, ensure_ascii=False))
    return made


def main() -> None:
    """Measure with and without input, and print the figures."""
    text = "".join(f"{line}\n" for line in lines())
    empty = medians({"faheng": faheng("value")})["faheng"]
    whole = medians({"faheng": faheng("value")}, given=text)["faheng"]
    print(f"{LINES:,} different lines   {whole:6.3f} s, start included")
    print(f"a line                   {(whole - empty) / LINES * 1e6:6.1f} µs")


if __name__ == "__main__":
    main()
