from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from faheng.model.package import Evaluation, EvaluationItem
from faheng.review.case import Case
from faheng.review.evaluations import evaluations
from faheng.review.rule import Fault, Rule
from faheng.review.values import printed

# How a form speaks of what a figure rests on.
_EVIDENCE = re.compile(
    r"佐证|证明材料|证明资料|支撑材料|自述|台账|系统记录|统计报表|附件|档案"
)
# What says that it rests on nothing but the unit's own word.
_OWN_WORD = re.compile(
    r"(?:仅有?|只有?|单位|部门|自我|[:：为系])自述|^自述$"
    r"|(?:没有|无|未附|未提供|缺少|尚无|暂无)(?:任何|相关|有关)?"
    r"(?:佐证|证明|支撑)(?:材料|资料)?"
    r"|(?:佐证|证明|支撑)(?:材料|资料)?[:：]?(?:无|没有|未附|未提供|暂缺|缺)"
)
_CLAUSE_END = re.compile(r"[。；;\n]")


class Evidenced(NamedTuple):
    """A row with full marks, and what the form says they rest on."""

    item: EvaluationItem
    said: str


class ZP110(Rule[Evidenced]):
    """得满分，而佐证只有单位自述。

    ## 检查什么
    自评表写明佐证情况的，得满分的指标是否另有佐证：系统记录、台账、统计报表或附件，而不是只有单位自述。

    ## 为什么
    满分要经得起抽查。只凭自述的满分，财政部门复核时常要求补充材料。本条只作提示。

    ## 错误示例
    分值 10 分，得分 10 分，完成情况写“按要求完成，无佐证材料”。

    ## 正确示例
    分值 10 分，得分 10 分，完成情况写“完成 183 件，见法律援助系统记录”。

    ## 不适用
    (1) 没有得满分的指标；(2) 表中没有写明佐证情况：自评表样本身没有佐证一栏，不因此提示。
    """

    name = "full-marks-on-own-word"
    dimension = "可行性"
    severity = "info"
    basis = "practice"
    message = "“{name}”得满分 {score}，佐证情况写为“{said}”。"
    hint = "请附上台账、统计报表或系统记录；确实没有的，请核实得分。"
    not_applicable = "自评内容没有写明得满分的指标有什么佐证"

    def select(self, case: Case) -> Iterator[tuple[str, Evidenced]]:
        for path, evaluation in evaluations(case.package):
            of_all = _said_of_all(evaluation)
            for index, item in enumerate(evaluation.items):
                if not item.weight or item.weight != item.score:  # (1)
                    continue
                said = _said_of(item) or of_all
                if said is not None:  # (2)
                    yield f"{path}/items/{index}/score", Evidenced(item, said)

    def judge(self, subject: Evidenced) -> Fault | None:
        if not _OWN_WORD.search(subject.said):
            return None
        item = subject.item
        score = printed(item.score) if item.score is not None else ""
        return Fault(
            {"name": item.name, "score": score, "said": subject.said},
            column="evidence",
        )


def _said_of(item: EvaluationItem) -> str | None:
    """What the row says of its evidence: the form has no column of its own for it."""
    actual = item.actual.text if item.actual else None
    return _on_evidence(item.completion, item.reason, actual)


def _said_of_all(evaluation: Evaluation) -> str | None:
    """What a chapter on evidence says of all figures."""
    chapters = (
        section.text
        for section in evaluation.sections
        if _EVIDENCE.search(section.title)
    )
    return _on_evidence(*chapters)


def _on_evidence(*texts: str | None) -> str | None:
    """The first clause that speaks of evidence."""
    clauses = (clause for text in texts if text for clause in _CLAUSE_END.split(text))
    return next(
        (clause.strip() for clause in clauses if _EVIDENCE.search(clause)), None
    )
