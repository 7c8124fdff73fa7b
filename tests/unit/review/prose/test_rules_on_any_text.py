"""The rules of family WB judge any narrative without failing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.case import case_for
from faheng.review.engine import review
from faheng.review.rules.wb import RULES

_CLAUSES = st.sampled_from(
    """2023年收入预算100万元，|支出预算99.5万元，|其中：|（其中：|）|；|。|基本支出0万元，|项目支出20.00万元，占20%，
    公共安全支出（类）80万元，占80%；|公共安全支出（类）司法（款）行政运行（项）。|年初预算为0.00万元，|支出决算为3万元，
    完成年初预算的0%。|决算数小于预算数的主要原因：|“三公”经费0万元，|公务接待费-1万元，|比上年减少0万元，|下降100%，
    与2022年预算持平，|比2023年增加100万元，|增长0%|主要原因是。|增加（减少）|政府采购预算0元，|货物5元、工程1元、服务0元|共有车辆3辆，
    执法执勤用车4辆|一般公共预算财政拨款支出0万元，|财政拨款收入支出增加的主要原因是|占本年支出合计的5%|较2022年减少|医疗卫生与计划生育支出""".replace(
        "\n", "|"
    ).split("|")
)
_TABLES: list[dict[str, Any]] = [
    {
        "id": "T1",
        "title": "支出表",
        "kind": "general-public-function",
        "unit": "元",
        "rows": [
            {"code": "204", "name": "公共安全支出", "cells": {"total": 0}},
            {"code": "20406", "name": "司法", "cells": {"total": None}},
            {
                "code": "2040601",
                "name": "行政运行",
                "cells": {"total": 5, "total@2022": None},
            },
            {
                "name": "合计",
                "cells": {"total": None, "total@2022": Decimal(7), "basic": 1},
            },
        ],
    },
    {
        "id": "T2",
        "title": "三公表",
        "kind": "three-public",
        "unit": "万元",
        "rows": [
            {"name": "", "cells": {}},
            {"name": "预算数", "cells": {"total": 0, "reception": 10000}},
        ],
    },
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(_CLAUSES, max_size=14).map("".join), min_size=1, max_size=4),
    st.sampled_from(["budget", "accounts"]),
    st.sampled_from([None, 2022, 2023]),
)
def test_any_narrative_is_judged(
    texts: list[str], stage: str, year: int | None
) -> None:
    package = Package.model_validate(
        {
            "source": {
                "file": "样例.txt",
                "sha256": "0" * 64,
                "format": "txt",
                "layout": "generic",
                "confidence": "1.00",
            },
            "year": year,
            "budget": {
                "stage": stage,
                "tables": _TABLES,
                "narrative": [
                    {"section": "六、年度预算安排", "text": text} for text in texts
                ],
            },
        },
        by_name=True,
        by_alias=True,
    )
    result = review(case_for(Reading(package)), [rule() for rule in RULES])
    assert result.crashed == ()
    assert [outcome.code for outcome in result.outcomes] == [
        rule.__name__ for rule in RULES
    ]
    for finding in result.findings:
        assert "{" not in finding.message + finding.hint
        assert finding.where.quote
