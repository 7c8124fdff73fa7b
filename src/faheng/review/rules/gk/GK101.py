from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.personal_data import identity_numbers, masked, mobile_numbers
from faheng.review.rule import Fault, Rule
from faheng.review.texts import Prose, proses
from faheng.values.patterns import lazy_pattern

# What a form itself asks for and a bureau publishes on purpose: the label asks, with a
# colon or as the line's first word, and nothing but a name stands before the number.
_ASKED = r"(?:联系|咨询|服务|热线|监督|举报|投诉|办公|值班|报名)(?:人|电话|方式|手机|号码|热线)|热线|负责人|法定代表人|法人代表|经办人|填报人|填表人"
_BARE = r"(?:电话|手机|传真)(?:号码?)?"
_REMARK = r"(?:[（(][^（）()\d]{1,10}[)）])?"
_AND = rf"(?:[及和、/与](?:联系)?(?:{_BARE}|方式))?"
_CONTACT = lazy_pattern(
    rf"(?:(?:{_ASKED}){_AND}{_REMARK}\s*[:：]|(?:^|\s)(?:{_ASKED}|{_BARE}){_AND}{_REMARK}(?:\s*[:：]|\s))"
    rf"\s*(?:[一-鿿·]{{2,4}})?[\s，,、（(]*(?:(?:联系)?{_BARE}|联系方式)?[:：]?"
    r"[\s\d、，,/（）()—-]*$"
)
_ROSTER = 3
_SENSITIVE = lazy_pattern(
    r"(?P<group>矫正对象|受援人|申请人|刑满释放人员|帮教对象|戒毒人员)[:：]?\s*[一-鿿]{2,3}[，,、（(]\s*(?:男|女)[，,、)）]"
)
# What is looked for holds eleven digits, or says whose name it is.
_MAY_HOLD_DATA = lazy_pattern(r"\d{11}|对象|人")


class Exposure(NamedTuple):
    """A stretch of text, and the kind of personal data in it, if any.

    ``shown`` is the data with its middle masked: the review must not expose it again.
    """

    field: str
    kind: str | None
    shown: str


class GK101(Rule[Exposure]):
    """文中有不宜公开的个人信息。

    ## 检查什么
    文中是否有身份证号码（校验位正确）、个人手机号码，或矫正对象、受援人等敏感人群的姓名与性别。

    ## 为什么
    预算绩效文件要向社会公开。身份证号、手机号和敏感人群的姓名属于个人信息，公开前应当删去或隐去。

    ## 错误示例
    受援人张某某（实名），身份证号 11010119……

    ## 正确示例
    受援人张某，女。

    ## 不适用
    (1) 表格本身要求填写的联系人、负责人、法定代表人及其电话（前面有“联系电话：”一类的栏目名称）；(2) 文件中没有文字。
    """

    name = "personal-data-exposed"
    dimension = "完整性"
    severity = "error"
    basis = (
        "《中华人民共和国个人信息保护法》；《中华人民共和国政府信息公开条例》第十五条"
    )
    message = "{field}中有{kind}“{shown}”，不宜公开。"
    hint = "请在公开前删去或隐去。"
    not_applicable = "文件中没有可查的文字"

    def select(self, case: Case) -> Iterator[tuple[str, Exposure]]:
        found = proses(case.package)
        rosters = self._rosters(case, found)
        for prose in found:
            kind, shown = None, ""
            if _MAY_HOLD_DATA.search(prose.text):
                in_roster = bool(rosters) and case.where(prose.path).table in rosters
                kind, shown = _personal_data(prose, in_roster=in_roster)
            yield prose.path, Exposure(prose.field, kind, shown)

    def judge(self, subject: Exposure) -> Fault | None:
        if subject.kind is None:
            return None
        return Fault(
            {"field": subject.field, "kind": subject.kind, "shown": subject.shown},
            quote=subject.shown,
        )

    @staticmethod
    def _rosters(case: Case, found: tuple[Prose, ...]) -> set[int]:
        """Tables with several people's numbers; a form asks for one or two."""
        numbers: Counter[int] = Counter()
        for prose in found:
            count = sum(1 for _ in mobile_numbers(prose.text))
            table = case.where(prose.path).table if count else None
            if table is not None:
                numbers[table] += count
        return {table for table, count in numbers.items() if count >= _ROSTER}


def _personal_data(prose: Prose, *, in_roster: bool) -> tuple[str | None, str]:
    for found in identity_numbers(prose.text):
        return "身份证号码", masked(found[0])
    for found in mobile_numbers(prose.text):
        line = prose.text[: found.start()].rpartition("\n")[2]
        before = re.sub(r"\s+", " ", line)
        alone = prose.text.strip() == found[0]
        if in_roster or not (alone or _CONTACT.search(before)):  # (1)
            return "手机号码", masked(found[0])
    if (named := _SENSITIVE.search(prose.text)) is not None:
        return "敏感人群的姓名", f"{named['group']}……"
    return None, ""
