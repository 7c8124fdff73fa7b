"""Strips the words around the name of a figure."""

from __future__ import annotations

from functools import lru_cache

from faheng.review.prose.statements import Role

_CONNECTIVES = (
    "其中",
    "同时",
    "另外",
    "另",
    "即",
    "包括",
    "主要包括",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "安排",
    "截至",
    "截止",
)
_TIME_WORDS = ("年度", "本年度", "当年度", "全年", "今年", "年初")
_VERBS = (
    "分别为",
    "均为",
    "合计为",
    "总计为",
    "共计为",
    "共计",
    "约为",
    "预计",
    "达到",
    "安排",
    "支出为",
    "为",
    "是",
    "共",
    "约",
    "达",
    "：",
    "，",
    "各",
    "均",
    "分别",
    "保持",
    "基本",
    "同比",
)
_BUDGET_ROLES = (
    "年初预算安排数",
    "年初预算安排",
    "年初预算数",
    "年初预算",
    "年初批复预算数",
    "年初批复预算",
    "全年预算数",
    "全年预算",
    "调整预算数",
    "调整预算",
    "调整后预算数",
)
_FINAL_ROLES = (
    "支出决算数",
    "支出决算",
    "决算支出数",
    "决算支出",
    "决算数",
    "决算",
)
# What may stand for the item named before: ``……（项）支出决算为``.
EMPTY_SUBJECTS = frozenset(
    (
        "",
        "支出",
        "科目",
        "经费",
        "预算",
        "支出预算",
        "预算支出",
        "该科目",
        "本科目",
        "项",
    )
)
GENERIC = frozenset(
    (
        "预算数",
        "预算",
        "预算总额",
        "总额",
        "总计",
        "合计",
        "金额",
        "总数",
        "预算总数",
        "共计",
    )
)
# How the name of a body ends, so that what follows is the figure's own name.
OWNERS = (
    "局",
    "室",
    "委",
    "办",
    "厅",
    "院",
    "处",
    "会",
    "中心",
    "部门",
    "单位",
    "本级",
    "所",
    "站",
    "府",
    "队",
    "校",
    "镇",
    "街道",
    "联",
    "馆",
    "园",
    "小学",
    "中学",
    "学院",
    "社",
    "台",
    "署",
    "乡",
    "基地",
    "我区",
    "本年",
)
_ORDINALS = "一二三四五六七八九十0123456789"
_KEPT_BRACKET = 3


def without_ordinal(text: str) -> str:
    """``1、``, ``（一）``, ``一、``, ``①`` and ``1.`` in front are not part of a name."""
    while text:
        if text[0] in "①②③④⑤⑥⑦⑧⑨⑩●■◆-•·":
            text = text[1:]
            continue
        body = text[1:] if text[0] == "（" else text
        length = 0
        while length < len(body) and body[length] in _ORDINALS:
            length += 1
        if not length:
            return text
        mark = body[length : length + 1]
        if text[0] == "（":
            if mark != "）":
                return text
        elif mark not in ("、", ".", "．", "）"):
            return text
        text = body[length + 1 :]
    return text


@lru_cache(maxsize=8192)
def clean_label(text: str) -> str:
    """The bare name: no ordinal, year, connective, quotation marks, remark or verb."""
    text = _without_remarks(text.replace("“", "").replace("”", ""))
    text = text.replace("收、支", "收支").replace("收入、支出", "收入支出")
    before = None
    while text != before:
        before = text
        text = without_ordinal(text.strip("，、；：。"))
        text = _without_year(text)
        for word in _CONNECTIVES:
            if text.startswith(word) and len(text) > len(word) + 1:
                text = text[len(word) :].lstrip("：，")
        for verb in _VERBS:
            text = text.removesuffix(verb)
    return text


def split_role(label: str) -> tuple[str, Role | None]:
    """``因公出国（境）费支出决算`` is the final account of ``因公出国（境）费``."""
    for endings, role in ((_BUDGET_ROLES, "budget"), (_FINAL_ROLES, "final")):
        for ending in endings:
            if label.endswith(ending):
                subject = clean_label(label[: -len(ending)])
                return subject, "budget" if role == "budget" else "final"
    return label, None


def same_name(label: str, subject: str) -> bool:
    """Whether a later mention names the figure, perhaps without whose it is."""
    if label == subject:
        return True
    owner = label.removesuffix(subject)
    return bool(subject) and owner != label and owner.endswith(OWNERS)


def _without_year(text: str) -> str:
    for at in range(len(text) - 5, -1, -1):
        if text[at : at + 4].isdigit() and text[at + 4] == "年":
            after = text[at + 5 :].removeprefix("度")
            after = after.removeprefix("底").removeprefix("末")
            if after.startswith("初"):
                after = f"年{after}"
            # ``某局2024年度收入总计``: what stands before the year is whose it is
            text = text[:at] + after
            break
    for word in _TIME_WORDS:
        # 年初预算 and the like tell a role and stay.
        if text.startswith(word) and not text.startswith(("年初预算", "全年预算")):
            return text[len(word) :]
    return text


def _without_remarks(text: str) -> str:
    """Drops long brackets (``（以合同签订为准）``), keeps short ones (``（境）``)."""
    out: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == "（":
            end = text.find("）", at)
            if end > 0 and end - at - 1 > _KEPT_BRACKET:
                at = end + 1
                continue
        out.append(text[at])
        at += 1
    return "".join(out)
