"""The sample files of the demonstration: a few planted findings, and a sound file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.corpus.documents import Pieces, sound_pieces
from tests.corpus.makers import generic, guangzhou
from tests.corpus.makers.contents import generic as generic_contents
from tests.corpus.makers.contents import guangzhou as listed
from tests.corpus.makers.pieces import Change, Edit, Piece

_BUREAU = "示范市示范区司法局"


@dataclass(frozen=True)
class Sample:
    name: str
    shape: str
    pieces: Pieces
    findings: frozenset[str]
    """The codes of all errors and warnings a visitor is to see."""


def _changed(pieces: tuple[Piece, ...], *changes: Change) -> Pieces:
    for change in changes:
        pieces = change(pieces)
    return pieces


def _moved(base: str, place: str, *changes: Change) -> Pieces:
    """A document of the corpus, moved to the model district."""
    move = Edit(place, "示范市示范区", times=0)
    return _changed(sound_pieces(base), *changes, move)


def _legal_aid() -> Pieces:
    sound = generic_contents.LEGAL_AID
    lines = {line[2]: line for line in sound.indicators}
    cost, output, benefit = "成本指标", "产出指标", "效益指标"
    return generic.declaration(
        replace(
            sound,
            year=2025,
            department=_BUREAU,
            unit="示范区法律援助中心",
            term="2025年",
            wan="42.00",
            fiscal="40.00",
            indicators=(
                lines["案件补贴平均标准"],
                (cost, "经济成本指标", "值班补贴标准", "=", "150", "元/天", "10"),
                (output, "数量指标", "办结法律援助案件", "≥", "320", "件", "20"),
                (output, "质量指标", "案件质量合格率", "≥", "95", "%", "10"),
                (output, "时效指标", "案件补贴发放", "", "及时", "", "10"),
                (benefit, "社会效益指标", "群众法律意识", "", "有所提升", "", "20"),
                (
                    "满意度指标",
                    "服务对象满意度指标",
                    "受援人满意度",
                    "=",
                    "100",
                    "%",
                    "10",
                ),
            ),
        )
    )


def _listing() -> Pieces:
    content = replace(listed.FULL, bureau=f"{_BUREAU}（本级）", year=2025)
    mediation = listed.MEDIATION.indicators
    social = listed.SOCIAL
    old, new = (
        guangzhou.serialised((line,))[2:-1]
        for line in (
            mediation[0],
            ("1-产出指标", "12-质量指标", "全年化解矛盾纠纷数量", "不少于6000件"),
        )
    )
    before, after = (
        guangzhou.serialised((line,))[2:-1]
        for line in (
            listed.PUBLICITY.indicators[3],
            (*social, "组织领导干部旁听庭审", "不少于2场次"),
        )
    )
    return _changed(
        guangzhou.project_table(content),
        Edit(old, new),
        Edit(before, after),
        Edit(
            "2-效益指标,22-社会效益,复议后当事人息诉率",
            "2-效益指标,12-质量指标,复议后当事人息诉率",
        ),
    )


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "示范区司法局2025年部门预算.pdf",
        "pdf",
        _moved(
            "shanghai-budget",
            "上海市北岸区",
            Edit("科目86万元", "科目68万元"),
            Edit(
                "财政拨款收入3,925.58万元，比2024年预算",
                "财政拨款收入3,925.58万元，比2025年预算",
            ),
            Edit(
                "2025年安排财政资金526.3万元，按合同约定分两次支付。",
                "结合工作推进情况，按照合同约定支付。",
            ),
        ),
        frozenset({"WB101", "WB110", "WB111"}),
    ),
    Sample(
        "示范区司法局2024年部门决算.pdf",
        "tall",
        _moved(
            "shanghai-accounts",
            "上海市北岸区",
            Edit("1,558.46万元。决算数小于预算数", "1,558.46万元。决算数大于预算数"),
            Edit("主要原因是办公设备更新增加了相关支出。", "主要原因是。"),
        ),
        frozenset({"WB105", "WB107"}),
    ),
    Sample(
        "法律援助专项经费绩效目标申报表.docx",
        "docx",
        _legal_aid(),
        frozenset({"ZJ101", "ZJ201", "MB211", "MB214", "MB215"}),
    ),
    Sample(
        "示范区司法局2025年项目支出绩效目标表.xlsx",
        "xlsx",
        _listing(),
        frozenset({"MB101", "MB301", "MB303"}),
    ),
    Sample(
        "法律顾问项目绩效评价报告.docx",
        "docx",
        _moved(
            "report-advisers",
            "白鹭县",
            Edit("62个村（社区）均签订合同。", "已完成。"),
            Edit("实际服务761次。", "已完成。"),
        ),
        frozenset({"ZP101"}),
    ),
    Sample(
        "社区矫正社会工作服务经费申报表（无问题）.docx",
        "docx",
        _moved("kunming-corrections", "江北市柳湾区"),
        frozenset(),
    ),
)
