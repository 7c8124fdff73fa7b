from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.rule import Fault, Rule
from faheng.review.texts import proses
from faheng.values.patterns import lazy_pattern

_LABELLED = lazy_pattern(
    r"组织机构代码(?:证号?)?\s*[:：]?\s*(?P<code>[0-9A-Z]{8}-?[0-9A-Z](?![0-9A-Z])|[0-9A-Z]{18})"
)
_LABEL = lazy_pattern(r"^组织机构代码(?:证号?)?")
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = [pow(3, place, 31) for place in range(17)]


def is_credit_code(code: str) -> bool:
    """Whether 18 characters carry a valid check digit of GB 32100-2015."""
    if len(code) != 18 or any(character not in _ALPHABET for character in code):
        return False
    total = sum(
        _ALPHABET.index(character) * weight
        for character, weight in zip(code, _WEIGHTS, strict=False)
    )
    return _ALPHABET[(31 - total % 31) % 31] == code[17]


class Labelled(NamedTuple):
    """A code with the label it stands behind, as printed, and the code alone."""

    printed: str
    code: str


class WS108(Rule[Labelled]):
    """统一社会信用代码写成了组织机构代码。

    ## 检查什么
    标作“组织机构代码”的号码，是否其实是 18 位、校验位正确的统一社会信用代码。

    ## 为什么
    组织机构代码是 9 位，2015 年起由统一社会信用代码取代。名称写错，与其他系统核对时会对不上。

    ## 错误示例
    组织机构代码后面写 18 位的统一社会信用代码。

    ## 正确示例
    统一社会信用代码后面写 18 位的号码。

    ## 不适用
    文中没有标作“组织机构代码”的号码。
    """

    name = "identifier-mislabelled"
    dimension = "完整性"
    severity = "warning"
    basis = "《法人和其他组织统一社会信用代码编码规则》（GB 32100—2015）"
    message = "“{code}”是 18 位的统一社会信用代码，却标作“组织机构代码”。"
    hint = "请把名称改为“统一社会信用代码”。"
    not_applicable = "文中没有标作“组织机构代码”的号码"

    def select(self, case: Case) -> Iterator[tuple[str, Labelled]]:
        texts = [(prose.path, prose.text) for prose in proses(case.package)]
        texts.append(("/bureau/code", case.where("/bureau/code").quote or ""))
        for path, text in texts:
            for found in _LABELLED.finditer(text):
                yield path, Labelled(found[0], found["code"])

    def judge(self, subject: Labelled) -> Fault | None:
        code = subject.code
        if not is_credit_code(code):
            return None
        # What stands between the two, such as a colon, stays.
        between = _LABEL.sub("", subject.printed).removesuffix(code)
        return Fault(
            {"code": code},
            quote=code,
            fix=Fix(before=subject.printed, after=f"统一社会信用代码{between}{code}"),
        )
