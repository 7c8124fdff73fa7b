from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.indicators import Line, Owner, projects
from faheng.review.measures import Bar, bar, measures_same, service_key
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule
from faheng.values.value import Value

_FEWEST_SHARED = 2
_FEWEST_WITHOUT_NAME = 3
# Under one name the same figure needs little wording in common to be the same target.
_LIKE_IF_NAMED_ALIKE = Decimal("0.3")
_LIKE = Decimal("0.5")


@dataclass(frozen=True)
class Declared:
    """A project, the later ones that declare its service, and what they share."""

    owner: Owner
    again: tuple[Owner, ...]
    shared: tuple[Line, ...]


class MB108(Rule[Declared]):
    """同一项服务以相同的目标在几个项目里申报。

    ## 检查什么
    去掉文号、年度、资金渠道等字样后名称相同的项目，是否有两项以上相同的可计量目标；名称不同的，是否全部（三项以上）可计量目标都相同、说法也相近。

    ## 为什么
    同一项服务可以由几笔资金共同保障，但同样的数量只能算一次。各项目都写上全部数量，年底就会重复计算，也看不出每笔钱各办了多少。

    ## 错误示例
    区级资金和上级补助两个“专职人民调解服务”项目，都写“人均每年调解案件不少于65件”。

    ## 正确示例
    两个项目分别写明各自保障的调解员人数和件数，或在说明中写明与另一项目共同完成、数量不重复计算。

    ## 不适用
    (1) 有绩效指标的项目不足两个；(2) 目标不能计量的项目。
    """

    name = "service-declared-twice"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = "{projects}申报的是同一项服务，至少{count}项目标相同（如“{example}”），请核实是否重复计算。"
    hint = "请写明每笔资金各自保障的数量，或注明共同完成、只计算一次。"
    not_applicable = "设有可计量目标的项目不足两个"

    def select(self, case: Case) -> Iterator[tuple[str, Declared]]:
        measured = [owner for owner in projects(case) if _measured(owner)]  # (2)
        if len(measured) < 2:  # (1)
            return
        again = _declared_again(measured)
        for owner in measured:
            yield owner.path, Declared(owner, *again.get(owner.path, ((), ())))

    def judge(self, subject: Declared) -> Fault | None:
        if not subject.again:
            return None
        first = subject.shared[0]
        return Fault(
            {
                "projects": "、".join(
                    _with_money(owner) for owner in (subject.owner, *subject.again)
                ),
                "count": len(subject.shared),
                "example": f"{first.name} {first.shown}",
            }
        )


def _declared_again(
    owners: list[Owner],
) -> dict[str, tuple[tuple[Owner, ...], tuple[Line, ...]]]:
    """For the first project of a service: the later ones, and the fewest shared targets.

    Projects meet by the name of the service, or by setting the same figures throughout.
    """
    by_name: dict[str, list[Owner]] = {}
    by_figures: dict[tuple[Bar, ...], list[Owner]] = {}
    for owner in owners:
        if service := service_key(owner.name):
            by_name.setdefault(service, []).append(owner)
        figures = sorted((bar(value) for value in _values(owner)), key=str)
        by_figures.setdefault(tuple(figures), []).append(owner)
    found: dict[str, tuple[tuple[Owner, ...], tuple[Line, ...]]] = {}
    told: set[str] = set()
    for first, *later in [*by_name.values(), *by_figures.values()]:
        pairs = [(owner, _shared(first, owner)) for owner in later]
        pairs = [(owner, lines) for owner, lines in pairs if lines]
        if not pairs or first.path in told:
            continue
        told.update((first.path, *(owner.path for owner, _ in pairs)))
        fewest = min((lines for _, lines in pairs), key=len)
        found[first.path] = tuple(owner for owner, _ in pairs), tuple(fewest)
    return found


def _measured(owner: Owner) -> list[Line]:
    return [
        line
        for line in owner.lines
        if line.target is not None and line.target.number is not None
    ]


def _values(owner: Owner) -> list[Value]:
    return [line.target for line in _measured(owner) if line.target is not None]


def _shared(one: Owner, other: Owner) -> list[Line]:
    """The targets that show two projects to declare one service; none if they do not."""
    first, second = service_key(one.name), service_key(other.name)
    named_alike = bool(first) and first == second
    likeness = _LIKE_IF_NAMED_ALIKE if named_alike else _LIKE
    left = _measured(other)
    fewer = min(len(left), len(_measured(one)))
    found: list[Line] = []
    for line in _measured(one):
        same = (mate for mate in left if measures_same(line, mate, likeness=likeness))
        match = next(same, None)
        if match is not None:
            left.remove(match)
            found.append(line)
    if named_alike:
        return found if len(found) >= _FEWEST_SHARED else []
    return found if len(found) == fewer and fewer >= _FEWEST_WITHOUT_NAME else []


def _with_money(owner: Owner) -> str:
    annual = owner.declaration.funding.annual if owner.declaration else None
    money = f"（{annual / 10000:.2f}万元）" if annual is not None else ""
    return f"{quoted(owner.name)}{money}"
