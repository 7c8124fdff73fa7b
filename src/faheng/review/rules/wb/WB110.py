from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.review.case import Case
from faheng.review.prose.plain import Span, plain_text
from faheng.review.prose.tokens import tokenize
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.rules.wb.narrative import Told, narrative
from faheng.review.rules.wb.tables import Tables, agrees

# A heading may look back or ahead; then another year is right.
_ABOUT_THE_WHOLE = (
    "部门",
    "单位",
    "三公",
    "收支",
    "收入",
    "支出",
    "机关运行",
    "政府采购",
    "财政拨款",
    "编制说明",
)
_OTHER_TIMES = (
    "结转",
    "执行",
    "完成",
    "回顾",
    "上年",
    "总结",
    "规划",
    "中期",
    "绩效评价",
    "自评",
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A year the text names where the year of the document is certain."""

    told: Told
    kind: str
    words: str
    year: int
    span: Span | None


class WB110(Rule[Dated]):
    """文字里的年份与本套预算（决算）的年份不符。

    ## 检查什么
    与上年比较的句子里，比较的年份是不是写成了本年；小标题里的预算（决算）年份是不是本年；写着上年年份的数，是不是其实就是表中本年的数。

    ## 为什么
    年份没有改，多半是沿用了上年的文字，数字也可能没有更新。

    ## 错误示例
    2023年部门预算说明：“收入预算 1,200 万元，比 2023 年预算增加 100 万元。”

    ## 正确示例
    “收入预算 1,200 万元，比 2022 年预算增加 100 万元。”

    ## 不适用
    (1) 没有文字说明；(2) 不知道本套预算是哪一年的；(3) 决算中与本年年初预算比较；(4) 讲上年执行情况的标题。
    """

    name = "text-and-table-year-differ"
    dimension = "文表一致"
    severity = "error"
    basis = "practice"
    message = "这是{own}年的{paper}，文中却与{year}年比较（{words}）。"
    hint = "请核实年份；如是沿用上年文字，请一并核对数字。"
    not_applicable = "文中没有可以核对的年份"

    def select(self, case: Case) -> Iterator[tuple[str, Dated]]:
        told_all = tuple(narrative(case))  # (1)
        if case.package.year is None:
            raise NotApplicableError("不知道是哪一年的预算或决算")  # (2)
        headed: set[str] = set()
        tables = Tables(case.package.budget) if case.package.budget else None
        for told in told_all:
            for change in told.prose.changes:
                if change.base_year is None or _against_own_budget(told, change.base):
                    continue  # (3)
                yield (
                    told.path,
                    Dated(told, "比较", change.base, change.base_year, change.span),
                )
            if told.section not in headed:
                headed.add(told.section)
                yield from ((told.path, each) for each in _heading(told))
            if tables is not None:
                yield from ((told.path, each) for each in _figures(told, tables))

    def judge(self, subject: Dated) -> Fault | None:
        told, own = subject.told, subject.told.year
        if own is None or (subject.year == own - 1 and subject.kind == "比较"):
            return None
        if subject.year == own and subject.kind != "比较":
            return None
        facts = {
            "own": str(own),
            "year": str(subject.year),
            "words": subject.words,
            "paper": "预算" if told.stage == "budget" else "决算",
        }
        quote = told.prose.quote(subject.span) if subject.span else subject.words
        column = f"{subject.kind}年份"
        if subject.kind == "标题":
            message = "这是{own}年的{paper}，标题却写{year}年（{words}）。"
            return Fault(facts, message=message, quote=quote, column=column)
        if subject.kind == "金额":
            message = "“{words}”写的是{year}年，而这是表中{own}年的数。"
            return Fault(facts, message=message, quote=quote, column=column)
        if subject.year == own:
            return Fault(facts, quote=quote, column=column)
        message = (
            "这是{own}年的{paper}，文中与{year}年比较（{words}），请核实是否应为上年。"
        )
        return Fault(
            facts, severity="warning", message=message, quote=quote, column=column
        )


def _against_own_budget(told: Told, base: str) -> bool:
    """``比2023年年初预算减少``, in the accounts of that year."""
    return told.stage == "accounts" and str(told.year) in base and "预算" in base


def _heading(told: Told) -> Iterator[Dated]:
    """Years in a heading that names a budget or an account."""
    heading = plain_text(told.passage.section)
    paper = "预算" if told.stage == "budget" else "决算"
    other = "决算" if told.stage == "budget" else "预算"
    words = heading.text
    if paper not in words or other in words:
        return
    if any(word in words for word in _OTHER_TIMES):  # (4)
        return
    if not any(word in words for word in _ABOUT_THE_WHOLE):
        return
    years = [token for token in tokenize(heading) if token.kind == "year"]
    if len(years) == 1:
        yield Dated(told, "标题", words, int(years[0].number or 0), None)


def _figures(told: Told, tables: Tables) -> Iterator[Dated]:
    """Figures of last year by their words, of this year by the tables."""
    for figure in told.prose.figures:
        if figure.year is None or told.year is None or figure.in_reason:
            continue
        measure = told.measure(figure)
        if measure is None or figure.amount.number == 0 or figure.role is not None:
            continue
        if figure.year == told.year:
            yield Dated(told, "金额", figure.label, figure.year, figure.span)
            continue
        if figure.year != told.year - 1 or not figure.amount.is_money:
            continue
        now = [cell for cell in tables.of_measure(measure) if cell.yuan]
        before = tables.of_measure(measure, f"@{figure.year}")
        is_now = any(agrees(figure.amount, cell) for cell in now)
        if is_now and not any(agrees(figure.amount, cell) for cell in before):
            if _this_year_is_told(told, measure):
                continue
            yield Dated(told, "金额", figure.label, figure.year, figure.span)


def _this_year_is_told(told: Told, measure: str) -> bool:
    """Whether the passage gives this year's figure too, so that both are meant."""
    return any(
        figure.year in (None, told.year) and told.measure(figure) == measure
        for figure in told.prose.figures
    )
