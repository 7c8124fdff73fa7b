"""The time `faheng value` takes for 10,000 lines, all of them different.

usage: PYTHONPATH=src python benchmarks/values.py
Prints the median of five whole processes, start included, and the bare start.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

LINES = 10_000
RUNS = 5
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


_PROGRAM = """
import sys
from faheng.values.lines import read_lines
for line in read_lines(sys.stdin):
    print(line)
"""


def seconds(program: str, text: str) -> float:
    """One whole process of ``program`` with ``text`` on its standard input."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=text.encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    taken = time.perf_counter() - begun
    if done.stdout.count(b"\n") != text.count("\n"):
        raise SystemExit("not every line was answered")
    return taken


def main() -> None:
    """Both medians and the difference, in seconds."""
    text = "".join(f"{line}\n" for line in lines())
    start = statistics.median(seconds("", "") for _ in range(RUNS))
    empty = statistics.median(seconds(_PROGRAM, "") for _ in range(RUNS))
    whole = statistics.median(seconds(_PROGRAM, text) for _ in range(RUNS))
    print(f"bare Python start        {start:.3f} s")
    print(f"no input                 {empty:.3f} s (+{empty - start:.3f})")
    print(
        f"{LINES:,} different lines   {whole:.3f} s ({whole / LINES * 1e6:.0f} µs a line)"
    )


if __name__ == "__main__":
    main()
