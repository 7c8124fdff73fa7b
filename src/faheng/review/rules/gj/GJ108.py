from __future__ import annotations

from collections.abc import Iterator, Sequence

from faheng.review.case import Case
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.rules.gj.three_public import ThreePublic, three_public
from faheng.review.sums import Equation


class GJ108(EquationRule):
    """“三公”经费各项相加不等于合计。

    ## 检查什么
    “三公”经费合计＝因公出国（境）费＋公务用车购置及运行费＋公务接待费；公务用车购置及运行费小计＝购置费＋运行费。
    有两个年度（或预算数、决算数）的分别检查。空白按零；以万元列示的，允许四舍五入造成的尾差。

    ## 为什么
    “三公”经费最受公众关注，各项相加对不上合计会直接影响公信力。

    ## 错误示例
    合计 68,900，因公出国（境）费空白，公务用车运行费 48,900，公务接待费 30,000。

    ## 正确示例
    合计 68,900，因公出国（境）费空白，公务用车运行费 48,900，公务接待费 20,000。

    ## 不适用
    (1) 没有“三公”经费表；(2) 表中没有列出合计及其各项。
    """

    name = "three-public-does-not-add"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）：“三公”经费公开"
    message = "《{title}》{subject}为{stated}，各项相加为{computed}，相差{difference}。"
    hint = "请核对各项：{parts}。"
    not_applicable = "文件中没有列出合计和各项的“三公”经费表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        for line in three_public(case):
            for pair in (_total(line), _vehicles(line)):
                if pair is not None and pair[1].says_something:
                    yield pair


def _total(line: ThreePublic) -> tuple[str, Equation] | None:
    printed = line.cells.keys()
    if not {"total", "abroad", "reception"} <= printed:
        return None
    cars = ("vehicle_purchase", "vehicle_running")
    readings: list[tuple[str, ...]] = []
    if "vehicle_total" in printed:
        readings.append(("abroad", "vehicle_total", "reception"))
    if printed & set(cars):
        readings.append(("abroad", *cars, "reception"))
    if "other" in printed:
        readings += [(*reading, "other") for reading in readings]
    return _equation(line, "total", readings) if readings else None


def _vehicles(line: ThreePublic) -> tuple[str, Equation] | None:
    cars = ("vehicle_purchase", "vehicle_running")
    if not {"vehicle_total", *cars} <= line.cells.keys():
        return None
    return _equation(line, "vehicle_total", [cars])


def _equation(
    line: ThreePublic, whole: str, readings: Sequence[tuple[str, ...]]
) -> tuple[str, Equation] | None:
    path, stated = line.cells[whole]
    if stated.amount is None:
        return None
    return path, Equation(
        stated,
        tuple(
            tuple(line.cells[key][1] for key in reading if key in line.cells)
            for reading in readings
        ),
    )
