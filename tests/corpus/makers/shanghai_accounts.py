"""Final accounts as published in Shanghai: nine tables in 万元, then the narrative.

Every cell is rounded on its own, so that sums may be off by a hundredth, as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.corpus.makers.ledger import ECONOMIC, Ledger, ThreePublic
from tests.corpus.makers.numbers import rounded, wan
from tests.corpus.makers.pieces import Box, Break, Piece, Table, Text, table

_CLASSES = (
    "一般公共服务支出 外交支出 国防支出 公共安全支出 教育支出 科学技术支出 "
    "文化旅游体育与传媒支出 社会保障和就业支出 卫生健康支出 节能环保支出 城乡社区支出 "
    "农林水支出 交通运输支出 资源勘探工业信息等支出 商业服务业等支出 金融支出 "
    "援助其他地区支出 自然资源海洋气象等支出 住房保障支出 粮油物资储备支出 "
    "国有资本经营预算支出 灾害防治及应急管理支出 其他支出"
).split()
_ORDER = (
    "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 "
    "二十一 二十二 二十三"
).split()


@dataclass(frozen=True)
class ShanghaiAccounts:
    ledger: Ledger
    """What was spent; ``prior`` is last year's spending, all of it appropriation."""
    planned: Mapping[str, Decimal]
    """The year's initial budget by item of function."""
    planned_three_public: ThreePublic
    carried: Decimal
    """Brought in from, and carried on to, other years."""
    prior_public: Decimal
    reason: str
    saving_reason: str
    duties: tuple[str, ...]
    uses: Mapping[str, str]


def accounts(content: ShanghaiAccounts) -> tuple[Piece, ...]:
    books = content.ledger
    bureau, year = books.bureau, books.year
    pieces: list[Piece] = [
        Text(f"{bureau}{year}年度部门决算", "title"),
        Break("目录"),
        Text("目 录", "title"),
        Text(f"第一部分 {bureau}概况"),
        Text("一、主要职能"),
        Text("二、部门决算单位构成"),
        Text(f"第二部分 {bureau}{year}年度部门决算表"),
        *(Text(f"{_ORDER[n]}、{title}") for n, title in enumerate(TITLES)),
        Text(f"第三部分 {bureau}{year}年度部门决算情况说明"),
        Text("第四部分 名词解释"),
        Break("概况"),
        Text(f"第一部分 {bureau}概况", "title"),
        Text("一、主要职能", "heading"),
        *(Text(f"（{_ORDER[n]}）{duty}") for n, duty in enumerate(content.duties)),
        Text("二、部门决算单位构成", "heading"),
        Text(f"从预算单位构成看，{bureau}部门决算包括：{bureau}本级决算。"),
    ]
    heading = Text(f"第二部分 {bureau}{year}年度部门决算表", "title")
    for title, form, note in _tables(content):
        pieces += [Break(title[-20:])]
        if title == TITLES[0]:
            pieces.append(heading)
        pieces += [Text(title, "heading"), Text("单位：万元", "note"), form]
        if note:
            pieces.append(Text(note, "note"))
    pieces += [
        Break("情况说明"),
        Text(f"第三部分 {bureau}{year}年度部门决算情况说明", "title"),
        *_narrative(content),
        Break("名词解释"),
        Text("第四部分 名词解释", "title"),
        Text("一、财政拨款收入：指单位本年度从本级财政部门取得的财政拨款。"),
        Text(
            "二、基本支出：指单位为保障机构正常运转、完成日常工作任务而发生的各项支出。"
        ),
        Text(
            "三、项目支出：指单位为完成特定的行政工作任务，在基本支出之外发生的各项支出。"
        ),
        Text(
            "四、“三公”经费：指因公出国（境）费、公务用车购置及运行维护费和公务接待费。"
        ),
        Text("五、机关运行经费：指一般公共预算财政拨款基本支出中的日常公用经费支出。"),
    ]
    return tuple(pieces)


TITLES = (
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "财政拨款“三公”经费支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
)


def _tables(content: ShanghaiAccounts) -> list[tuple[str, Table, str]]:
    books = content.ledger
    note = f"注：{books.bureau}{books.year}年度无{{}}财政拨款收入和支出，故本表无数据。"
    spending = ("本年支出合计", "基本支出", "项目支出")
    return list(
        zip(
            TITLES,
            (
                _sides(content),
                _by_function(
                    books,
                    (
                        "本年收入合计",
                        "财政拨款收入",
                        "上级补助收入",
                        "事业收入",
                        "经营收入",
                        "附属单位上缴收入",
                        "其他收入",
                    ),
                ),
                _by_function(
                    books, (*spending, "上缴上级支出", "经营支出", "对附属单位补助支出")
                ),
                _appropriation(content),
                _by_function(books, ("合计", "基本支出", "项目支出"), last=True),
                _economic(books),
                _three_public(content),
                _empty(),
                _empty(),
            ),
            ("",) * 7
            + (note.format("政府性基金预算"), note.format("国有资本经营预算")),
            strict=True,
        )
    )


def _class_amount(books: Ledger, name: str) -> str:
    codes = [code for code in books.classes() if books.name(code) == name]
    return wan(books.total(codes[0])) if codes else ""


def _sides(content: ShanghaiAccounts) -> Table:
    books = content.ledger
    total = wan(books.total())
    carried = wan(content.carried)
    income = (
        "一般公共预算财政拨款收入 政府性基金预算财政拨款收入 国有资本经营预算财政拨款收入 "
        "上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入"
    ).split()
    rows: list[list[str | Box]] = [
        [Box("收入", 2), Box("支出", 2)],
        ["项目", "决算数", "项目", "决算数"],
    ]
    for at, name in enumerate(_CLASSES):
        left = f"{_ORDER[at]}、{income[at]}" if at < len(income) else ""
        rows.append(
            [
                left,
                total if at == 0 else "",
                f"{_ORDER[at]}、{name}",
                _class_amount(books, name),
            ]
        )
    both = wan(books.total() + content.carried)
    rows += [
        ["本年收入合计", total, "本年支出合计", total],
        ["使用非财政拨款结余（含专用结余）", "", "结余分配", ""],
        ["年初结转和结余", carried, "年末结转和结余", carried],
        ["总计", both, "总计", both],
    ]
    return table(rows, widths=(4, 2, 4, 2), head=2)


def _appropriation(content: ShanghaiAccounts) -> Table:
    books = content.ledger
    total = wan(books.total())
    income = (
        "一般公共预算财政拨款 政府性基金预算财政拨款 国有资本经营预算财政拨款"
    ).split()
    rows: list[list[str | Box]] = [
        [Box("收入", 2), Box("支出", 5)],
        [
            "项目",
            "决算数",
            "项目",
            "合计",
            "一般公共预算财政拨款",
            "政府性基金预算财政拨款",
            "国有资本经营预算财政拨款",
        ],
    ]
    for at, name in enumerate(_CLASSES):
        left = f"{_ORDER[at]}、{income[at]}" if at < len(income) else ""
        amount = _class_amount(books, name)
        rows.append(
            [
                left,
                total if at == 0 else "",
                f"{_ORDER[at]}、{name}",
                amount,
                amount,
                "",
                "",
            ]
        )
    carried = wan(content.carried)
    both = wan(books.total() + content.carried)
    rows += [
        ["本年收入合计", total, "本年支出合计", total, total, "", ""],
        [
            "年初财政拨款结转和结余",
            carried,
            "年末财政拨款结转和结余",
            carried,
            carried,
            "",
            "",
        ],
        ["一、一般公共预算财政拨款", carried, "", "", "", "", ""],
        ["二、政府性基金预算财政拨款", "", "", "", "", "", ""],
        ["三、国有资本经营预算财政拨款", "", "", "", "", "", ""],
        ["总计", both, "总计", both, both, "", ""],
    ]
    return table(rows, widths=(3.2, 2, 3.2, 2, 2, 2, 2), head=2)


def _by_function(
    books: Ledger, columns: tuple[str, ...], *, last: bool = False
) -> Table:
    heads: list[list[str | Box]] = [
        [Box("项目", 4), *(Box(column, rows=3) for column in columns)],
        [Box("支出功能分类科目编码", 3), Box("科目名称", rows=2)],
        ["类", "款", "项"],
    ]
    rows = []
    for code in books.functions():
        rows.append(
            [
                code[:3],
                code[3:5],
                code[5:7],
                books.name(code),
                *_cells(books, code, columns),
            ]
        )
    whole = [Box("合计", 4), *_cells(books, "", columns)]
    ordered = [*rows, whole] if last else [whole, *rows]
    return table(
        [*heads, *ordered], widths=(0.8, 0.6, 0.6, 4, *[1.6] * len(columns)), head=3
    )


def _cells(books: Ledger, code: str, columns: tuple[str, ...]) -> list[str]:
    amounts = (
        (books.total(code), books.basic(code), books.projects(code))
        if "基本支出" in columns
        else (books.total(code), books.total(code))
    )
    cells = [wan(amount) for amount in amounts]
    return cells + [""] * (len(columns) - len(cells))


def _economic(books: Ledger) -> Table:
    left = [code for code in _ALL if code.startswith(("301", "303"))]
    right = [code for code in _ALL if code.startswith(("302", "310"))]
    rows: list[list[str | Box]] = [
        [
            *(
                Box("经济分类科目编码", 2),
                Box("科目名称", rows=2),
                Box("决算数", rows=2),
            ),
            *(
                Box("经济分类科目编码", 2),
                Box("科目名称", rows=2),
                Box("决算数", rows=2),
            ),
        ],
        ["类", "款", "类", "款"],
    ]
    for at in range(max(len(left), len(right))):
        row: list[str | Box] = []
        for codes in (left, right):
            code = codes[at] if at < len(codes) else ""
            name = ECONOMIC[code] if code else ""
            row += [code[:3], code[3:], name, wan(books.economic(code))]
        rows.append(row)
    rows.append(
        [
            Box("人员经费合计", 3),
            wan(books.personnel),
            Box("公用经费合计", 3),
            wan(books.public),
        ]
    )
    return table(rows, widths=(0.9, 0.7, 3.4, 1.6, 0.9, 0.7, 3.4, 1.6), head=2)


_ALL = sorted(ECONOMIC)


def _three_public(content: ShanghaiAccounts) -> Table:
    planned, done = content.planned_three_public, content.ledger.three_public
    pairs = [
        (wan(getattr(planned, kind)), wan(getattr(done, kind)))
        for kind in ("total", "abroad", "vehicles", "purchase", "running", "reception")
    ]
    return table(
        [
            [Box("财政拨款“三公”经费", 12)],
            [
                Box("合计", 2, 2),
                Box("因公出国（境）费", 2, 2),
                Box("公务用车购置及运行费", 6),
                Box("公务接待费", 2, 2),
            ],
            [Box("小计", 2), Box("公务用车购置费", 2), Box("公务用车运行费", 2)],
            ["预算数", "决算数"] * 6,
            [cell for pair in pairs for cell in pair],
        ],
        head=4,
    )


def _empty() -> Table:
    return table(
        [
            [
                Box("项目", 4),
                Box("年初结转和结余", rows=3),
                Box("本年收入", rows=3),
                Box("本年支出", 3),
                Box("年末结转和结余", rows=3),
            ],
            [
                Box("支出功能分类科目编码", 3),
                Box("科目名称", rows=2),
                *(Box(name, rows=2) for name in ("小计", "基本支出", "项目支出")),
            ],
            ["类", "款", "项"],
            ["", "", "", "", "", "", "", "", "", ""],
            [Box("合计", 4), "", "", "", "", "", ""],
        ],
        widths=(0.8, 0.6, 0.6, 3, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6),
        head=3,
    )


def _narrative(content: ShanghaiAccounts) -> list[Piece]:
    books = content.ledger
    bureau, year, last = books.bureau, books.year, books.year - 1
    total, then = books.total(), books.last_year()
    both = total + content.carried
    planned = sum(content.planned.values(), Decimal(0))
    share = lambda part: f"{rounded(part / total * 100)}%"  # noqa: E731
    change = _change(total, then)
    whole_change = _change(both, then + content.carried)
    classes = "；".join(
        f"{books.name(code)}（类）{wan(books.total(code))}万元，占{share(books.total(code))}"
        for code in books.classes()
    )
    heading = "heading"
    pieces: list[Piece] = [
        Text("一、收入支出决算总体情况说明", heading),
        Text(
            f"{bureau}{year}年度收入支出总计{wan(both)}万元。与{last}年度相比，收入支出总计{whole_change}。主要原因：{content.reason}。"
        ),
        Text("二、收入决算情况说明", heading),
        Text(
            f"本年收入合计{wan(total)}万元，其中：财政拨款收入{wan(total)}万元，占100.00%。"
        ),
        Text("三、支出决算情况说明", heading),
        Text(
            f"本年支出合计{wan(total)}万元，其中：基本支出{wan(books.basic())}万元，占{share(books.basic())}；"
            f"项目支出{wan(books.projects())}万元，占{share(books.projects())}。"
        ),
        Text("四、财政拨款收入支出决算总体情况说明", heading),
        Text(
            f"{bureau}{year}年度财政拨款收入支出总计{wan(both)}万元。与{last}年度相比，财政拨款收入支出总计{whole_change}。主要原因：{content.reason}。"
        ),
        Text("五、一般公共预算财政拨款支出决算情况说明", heading),
        Text("（一）一般公共预算财政拨款支出决算总体情况", heading),
        Text(
            f"一般公共预算财政拨款支出{wan(total)}万元，占本年支出合计的100.00%。与{last}年度相比，"
            f"一般公共预算财政拨款支出{change}。主要原因：{content.reason}。"
        ),
        Text("（二）一般公共预算财政拨款支出决算结构情况", heading),
        Text(
            f"一般公共预算财政拨款支出{wan(total)}万元，主要用于以下方面：{classes}。"
        ),
        Text("（三）一般公共预算财政拨款支出决算具体情况", heading),
        Text(
            f"一般公共预算财政拨款支出年初预算为{wan(planned)}万元，支出决算为{wan(total)}万元，完成年初预算的{_rate(total, planned)}。"
            f"{_verdict(total, planned, content.saving_reason)}其中："
        ),
    ]
    items = [code for code in books.functions() if len(code) == 7]
    for number, code in enumerate(items, start=1):
        path = "".join(
            f"{books.name(code[:size])}（{rank}）"
            for size, rank in ((3, "类"), (5, "款"), (7, "项"))
        )
        done, plan = books.total(code), content.planned[code]
        pieces.append(
            Text(
                f"{number}、{path}。主要用于：{content.uses.get(code, '相应的人员支出')}。年初预算为{wan(plan) or '0.00'}万元，支出决算为{wan(done)}万元。"
                f"{_verdict(done, plan, content.saving_reason)}"
            )
        )
    pieces += [
        Text("六、一般公共预算财政拨款基本支出决算情况说明", heading),
        Text(
            f"一般公共预算财政拨款基本支出{wan(books.basic())}万元。其中：人员经费{wan(books.personnel)}万元，主要包括：基本工资、津贴补贴、奖金和社会保险缴费；"
            f"公用经费{wan(books.public)}万元，主要包括：办公费、邮电费、差旅费和其他商品和服务支出。"
        ),
        Text("七、财政拨款“三公”经费支出决算情况说明", heading),
        *_three_public_prose(content),
        Text("八、政府性基金预算财政拨款收入支出决算情况说明", heading),
        Text(f"{bureau}{year}年度无政府性基金预算财政拨款收入和支出。"),
        Text("九、国有资本经营预算财政拨款收入支出决算情况说明", heading),
        Text(f"{bureau}{year}年度无国有资本经营预算财政拨款收入和支出。"),
        Text("十、预算绩效管理情况", heading),
        Text(
            f"{bureau}{year}年度编报绩效目标的项目6个，涉及预算金额{wan(books.projects())}万元；绩效自评的项目6个，平均得分96.50分。"
        ),
        Text("十一、其他重要事项的情况说明", heading),
        Text("（一）机关运行经费支出情况", heading),
        Text(
            f"机关运行经费支出{wan(books.public)}万元，比{last}年度{_change(books.public, content.prior_public)}。主要原因是办公设备更新增加了相关支出。"
        ),
        Text("（二）政府采购支出情况", heading),
        Text(
            f"{bureau}{year}年度政府采购金额（以合同签订为准）为{_zero(books.procurement)}万元，其中：货物采购金额{_zero(books.goods)}万元、"
            f"工程采购金额{_zero(books.works)}万元、服务采购金额{_zero(books.services)}万元。"
        ),
        Text("（三）国有资产占有使用情况说明", heading),
        Text(
            f"截至{year}年12月31日，{bureau}共有车辆2辆，其中：执法执勤用车2辆、其他用车0辆。"
        ),
    ]
    return pieces


def _zero(amount: Decimal) -> str:
    return wan(amount) or "0"


def _change(now: Decimal, then: Decimal) -> str:
    if now == then:
        return "持平"
    rise = now > then
    percent = rounded(abs(now - then) / then * 100)
    return f"{'增加' if rise else '减少'}{wan(abs(now - then))}万元，{'增长' if rise else '下降'}{percent}%"


def _rate(done: Decimal, planned: Decimal) -> str:
    return f"{rounded(done / planned * 100)}%" if planned else "0%"


def _verdict(done: Decimal, planned: Decimal, reason: str) -> str:
    if wan(done) == wan(planned):
        return "决算数与预算数持平。"
    word = "大于" if done > planned else "小于"
    why = "年中追加预算" if done > planned else reason
    return f"决算数{word}预算数的主要原因：{why}。"


def _three_public_prose(content: ShanghaiAccounts) -> list[Piece]:
    planned, done = content.planned_three_public, content.ledger.three_public
    then = content.ledger.prior_three_public
    bureau, year, last = (
        content.ledger.bureau,
        content.ledger.year,
        content.ledger.year - 1,
    )
    kinds = (
        ("因公出国（境）费", "abroad"),
        ("公务用车购置及运行维护费", "vehicles"),
        ("公务接待费", "reception"),
    )
    parts = "；".join(
        f"{name}支出决算为{_money(getattr(done, kind))}万元，完成预算的{_rate(getattr(done, kind), getattr(planned, kind))}"
        for name, kind in kinds
    )
    changes = "；".join(
        f"{name}支出决算{_change(getattr(done, kind), getattr(then, kind))}"
        for name, kind in kinds
    )
    return [
        Text("（一）“三公”经费财政拨款支出决算总体情况说明。", "heading"),
        Text(
            f"“三公”经费财政拨款支出年初预算为{_money(planned.total)}万元，支出决算为{_money(done.total)}万元，完成预算的{_rate(done.total, planned.total)}，其中：{parts}。"
            f"{_verdict(done.total, planned.total, '厉行节约，压减公务用车和接待支出').replace('决算数', f'{year}年度“三公”经费支出决算数', 1)}"
        ),
        Text(
            f"{year}年度“三公”经费财政拨款支出决算数与{last}年度相比{_change(done.total, then.total)}，主要原因是公务用车维修次数变化。其中：{changes}。"
        ),
        Text("（二）“三公”经费财政拨款支出决算具体情况说明。", "heading"),
        Text(f"{bureau}{year}年度公务用车保有量2辆，无因公出国（境）。"),
    ]


def _money(amount: Decimal) -> str:
    return wan(amount) or "0.00"
