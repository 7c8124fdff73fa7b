"""A department budget as published in Chongqing: narrative, ten tables, a form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tests.corpus.makers.ledger import (
    ECONOMIC,
    FUNCTIONS,
    PERSONNEL,
    PUBLIC,
    Ledger,
    listed,
)
from tests.corpus.makers.numbers import rounded, wan_prose, yuan
from tests.corpus.makers.pieces import Box, Break, Piece, Table, Text, table

_CLASSES = (
    "一般公共服务支出 外交支出 国防支出 公共安全支出 教育支出 科学技术支出 "
    "文化旅游体育与传媒支出 社会保障和就业支出 社会保险基金支出 卫生健康支出 "
    "节能环保支出 城乡社区支出 农林水支出 交通运输支出 资源勘探工业信息等支出 "
    "商业服务业等支出 金融支出 援助其他地区支出 自然资源海洋气象等支出 住房保障支出 "
    "粮油物资储备支出 灾害防治及应急管理支出 预备费 其他支出"
).split()

Target = tuple[str, str, str, str, str]
"""Name, weight, unit, sign, value."""
Line = tuple[str, str, str, str, str, str]
"""一级, 二级, 三级, value, explanation, remark."""


@dataclass(frozen=True)
class ProjectForm:
    name: str
    kind: str
    use: str
    procurement: str
    lead: str
    contact: str
    telephone: str
    budget: Decimal
    prior: Decimal
    overview: str
    basis: str
    need: str
    measures: str
    plan: str
    goal: str
    annual_goal: str
    indicators: tuple[Line, ...]


@dataclass(frozen=True)
class ChongqingBudget:
    ledger: Ledger
    short: str
    """How the tables call the bureau."""
    profile: str
    basic_reason: str
    project_reason: str
    reception_reason: str
    operating_change: str
    goals: tuple[str, ...]
    targets: tuple[Target, ...]
    contact: str
    telephone: str
    forms: tuple[ProjectForm, ...] = ()
    vehicles: int = 1
    splits_basic: bool = False
    """Whether the table of expenditure shows personnel and public costs apart."""
    rates: bool = False
    """Whether the narrative says by how many percent basic expenditure changed."""


def budget(content: ChongqingBudget) -> tuple[Piece, ...]:
    """The whole document."""
    pieces = list(narrative(content))
    titles_and_tables = (
        ("财政拨款收支总表", appropriation_table(content.ledger), ""),
        ("一般公共预算财政拨款支出预算表", function_table(content.ledger), ""),
        ("一般公共预算财政拨款基本支出预算表", economic_table(content.ledger), ""),
        ("一般公共预算“三公”经费支出表", _three_public(content.ledger), ""),
        (
            "政府性基金预算支出表",
            _fund(content.ledger),
            "（备注：本单位无政府性基金收支，故此表无数据。）",
        ),
        ("部门收支总表", _both_sides(content.ledger), ""),
        ("部门收入总表", _income(content.ledger), ""),
        ("部门支出总表", _expenditure(content.ledger, content.splits_basic), ""),
        ("政府采购预算明细表", _procurement(content.ledger), ""),
    )
    for number, (title, form, note) in enumerate(titles_and_tables, start=1):
        pieces += [
            Break(f"表{number}"),
            Text(f"表 {number}", "note"),
            Text(f"{content.short}{title}", "heading"),
            Text("单位：元", "note"),
            form,
        ]
        if note:
            pieces.append(Text(note, "note"))
    pieces += _department_targets(content)
    for form in content.forms:
        pieces += project_form(content.ledger.bureau, content.ledger.year, form)
    return tuple(pieces)


def narrative(content: ChongqingBudget) -> tuple[Piece, ...]:
    """The six chapters, every figure taken from the ledger."""
    books = content.ledger
    year, last = books.year, books.year - 1
    classes = listed(
        f"{books.name(code)} {wan_prose(books.total(code))} 万元"
        for code in books.classes()
    )
    whole = wan_prose(books.total())
    change = _change(books.total(), books.last_year())
    basic = _change(books.basic(), books.prior_basic)
    basic_rate = _rate(books.basic(), books.prior_basic) if content.rates else ""
    project = _change(books.projects(), books.prior_projects)
    heading = "heading"
    return (
        Text(f"{books.bureau} {year} 年部门预算情况说明", "title"),
        Text("一、单位基本情况", heading),
        Text(f"(一) 职能职责。{content.profile}"),
        Text("二、部门收支总体情况", heading),
        Text(
            f"(一) 收入预算：{year} 年年初预算数 {whole} 万元，其中：一般公共预算拨款 {whole} 万元，"
            "政府性基金预算拨款 0 万元，国有资本经营预算收入 0 万元，事业收入 0 万元，其他收入 0 万元。"
            f"收入较去年{change}，主要原因是{content.basic_reason}，{content.project_reason}。"
        ),
        Text(
            f"(二) 支出预算：{year} 年年初预算数 {whole} 万元，其中：{classes}。"
            f"支出较去年{change}，主要是基本支出{basic}，项目支出{project}。"
        ),
        Text("三、部门预算情况说明", heading),
        Text(
            f"{year} 年一般公共预算财政拨款收入 {whole} 万元，一般公共预算财政拨款支出 {whole} 万元，"
            f"比 {last} 年{change}。其中：基本支出 {wan_prose(books.basic())} 万元，比 {last} 年{basic}{basic_rate}，"
            f"主要原因是{content.basic_reason}，主要用于保障在职人员工资福利及社会保险缴费和机构正常运转；"
            f"项目支出 {wan_prose(books.projects())} 万元，比 {last} 年{project}，主要原因是{content.project_reason}，"
            "主要用于公共法律服务、社区矫正、普法宣传等重点工作。"
        ),
        Text(
            f"{year} 年政府性基金预算收入 0 万元，政府性基金预算支出 0 万元，{books.bureau} {year} 年无使用政府性基金预算拨款安排的支出。"
        ),
        Text("四、“三公”经费情况说明", heading),
        Text(_three_public_prose(content)),
        Text("五、其他重要事项的情况说明", heading),
        Text(
            f"1.机关运行经费。{year} 年一般公共预算财政拨款运行经费 {wan_prose(books.public)} 万元，{content.operating_change}"
            "主要用于办公费、印刷费、邮电费、差旅费、会议费、培训费及其他商品和服务支出等。"
        ),
        Text(
            f"2.政府采购情况。政府采购预算总额 {wan_prose(books.procurement)} 万元：政府采购货物预算 {wan_prose(books.goods)} 万元、"
            f"政府采购工程预算 {wan_prose(books.works)} 万元、政府采购服务预算 {wan_prose(books.services)} 万元。"
        ),
        Text(
            f"3.绩效目标设置情况。{year} 年项目支出均实行了绩效目标管理，涉及一般公共预算当年财政拨款 {wan_prose(books.projects())} 万元。"
        ),
        Text(
            f"4.国有资产占有使用情况。截至 {last} 年 12 月，共有车辆 {content.vehicles} 辆，其中一般公务用车 0 辆、执勤执法用车 {content.vehicles} 辆。"
            f"{year} 年一般公共预算安排购置车辆 0 辆，其中一般公务用车 0 辆、执勤执法用车 0 辆。"
        ),
        Text("六、专业性名词解释", heading),
        Text("（一）财政拨款收入：指本年度从本级财政部门取得的财政拨款。"),
        Text(
            "（二）基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员经费和公用经费。"
        ),
        Text(
            "（三）项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。"
        ),
        Text(
            "（四）“三公”经费：指用一般公共预算财政拨款安排的因公出国（境）费、公务用车购置及运行维护费、公务接待费。"
        ),
        Text(f"部门预算公开联系人：{content.contact} 联系方式：{content.telephone}"),
    )


def _three_public_prose(content: ChongqingBudget) -> str:
    now, then = content.ledger.three_public, content.ledger.prior_three_public
    year, last = content.ledger.year, content.ledger.year - 1

    def part(name: str, amount: Decimal, before: Decimal, reason: str = "") -> str:
        if amount == before:
            return f"{name} {wan_prose(amount)} 万元，与 {last} 年持平"
        because = f"，主要原因是{reason}" if reason else ""
        return f"{name} {wan_prose(amount)} 万元，比 {last} 年{_change(amount, before)}{because}"

    return (
        part(
            f"{year} 年“三公”经费预算", now.total, then.total, content.reception_reason
        )
        + "。其中："
        + "；".join(
            (
                part("因公出国（境）费用", now.abroad, then.abroad),
                part(
                    "公务接待费",
                    now.reception,
                    then.reception,
                    content.reception_reason,
                ),
                part("公务用车运行维护费", now.running, then.running),
                part("公务用车购置费", now.purchase, then.purchase),
            )
        )
        + "。"
    )


def _change(now: Decimal, then: Decimal) -> str:
    if now == then:
        return "持平"
    word = "增加" if now > then else "减少"
    return f"{word} {wan_prose(abs(now - then))} 万元"


def _rate(now: Decimal, then: Decimal) -> str:
    word = "增长" if now > then else "下降"
    return f"，{word} {rounded(abs(now - then) / then * 100)}%"


def appropriation_table(books: Ledger) -> Table:
    total = yuan(books.total())
    rows: list[list[str | Box]] = [
        [Box("收入", 2), Box("支出", 5)],
        [
            "项目",
            "预算数",
            "项目",
            "合计",
            "一般公共预算财政拨款",
            "政府性基金预算财政拨款",
            "国有资本经营预算财政拨款",
        ],
        ["一、本年收入", total, "一、本年支出", total, total, "", ""],
    ]
    income = [
        ("一般公共预算拨款", total),
        ("政府性基金预算拨款", ""),
        ("国有资本经营预算拨款", ""),
        ("", ""),
        ("二、上年结转", ""),
        ("一般公共预算拨款", ""),
        ("政府性基金预算拨款", ""),
        ("国有资本经营预算拨款", ""),
    ]
    for at, name in enumerate(_CLASSES):
        amount = _class_amount(books, name)
        left = income[at] if at < len(income) else ("", "")
        rows.append([*left, name, amount, amount, "", ""])
    rows += [
        ["", "", "二、结转下年", "", "", "", ""],
        ["收入总数", total, "支出总数", total, total, "", ""],
    ]
    return table(rows, widths=(3, 2, 3.4, 2, 2, 2, 2), head=2)


def _class_amount(books: Ledger, name: str) -> str:
    codes = [code for code in books.classes() if FUNCTIONS[code] == name]
    return yuan(books.total(codes[0])) if codes else ""


def function_table(books: Ledger) -> Table:
    rows: list[list[str | Box]] = [
        [
            Box("功能分类科目", 2),
            Box(f"{books.year - 1} 年预算数", rows=2),
            Box(f"{books.year} 年预算数", 3),
        ],
        ["科目编码", "科目名称", "小计", "基本支出", "项目支出"],
    ]
    for code in ("", *books.functions(prior_too=True)):
        rows.append(
            [
                code or "合计",
                books.name(code) if code else "",
                yuan(books.last_year(code)),
                yuan(books.total(code)),
                yuan(books.basic(code)),
                yuan(books.projects(code)),
            ]
        )
    return table(rows, widths=(1.4, 4, 2, 2, 2, 2), head=2)


def economic_table(books: Ledger) -> Table:
    rows: list[list[str | Box]] = [
        [Box("经济分类科目", 2), Box(f"{books.year} 年基本支出", 3)],
        ["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
        ["合计", "", yuan(books.basic()), yuan(books.personnel), yuan(books.public)],
    ]
    for code in books.economics():
        amount = yuan(books.economic(code))
        personal = code.startswith(("301", "303"))
        rows.append(
            [
                code,
                ECONOMIC[code],
                amount,
                amount if personal else "",
                "" if personal else amount,
            ]
        )
    return table(rows, widths=(1.4, 4, 2, 2, 2), head=2)


def _three_public(books: Ledger) -> Table:
    both = (books.prior_three_public, books.three_public)
    heads: list[str | Box] = []
    inner: list[str | Box] = []
    cells: list[str | Box] = []
    for item in both:
        heads += [
            Box("合计", rows=2),
            Box("因公出国（境）费", rows=2),
            Box("公务用车购置及运行费", 3),
            Box("公务接待费", rows=2),
        ]
        inner += ["小计", "公务用车购置费", "公务用车运行费"]
        parts = (
            item.total,
            item.abroad,
            item.vehicles,
            item.purchase,
            item.running,
            item.reception,
        )
        cells += [yuan(part) for part in parts]
    years = [Box(f"{books.year - 1} 年预算数", 6), Box(f"{books.year} 年预算数", 6)]
    return table([years, heads, inner, cells], head=3)


def _fund(books: Ledger) -> Table:
    rows: list[list[str | Box]] = [
        [
            Box("科目编码", rows=2),
            Box("科目名称", rows=2),
            Box("本年政府性基金预算财政拨款支出", 3),
        ],
        ["合计", "基本支出", "项目支出"],
        ["合计", "", "", "", ""],
    ]
    return table(rows, widths=(1.4, 4, 2, 2, 2), head=2)


def _both_sides(books: Ledger) -> Table:
    total = yuan(books.total())
    income = [
        ("一般公共预算拨款收入", total),
        ("政府性基金预算拨款收入", ""),
        ("国有资本经营预算拨款收入", ""),
        ("事业收入预算", ""),
        ("事业单位经营收入预算", ""),
        ("其他收入预算", ""),
    ]
    rows: list[list[str | Box]] = [
        [Box("收入", 2), Box("支出", 2)],
        ["项目", "预算数", "项目", "预算数"],
    ]
    for at, name in enumerate(_CLASSES):
        left = income[at] if at < len(income) else ("", "")
        rows.append([*left, name, _class_amount(books, name)])
    rows += [
        ["本年收入合计", total, "本年支出合计", total],
        ["用事业基金弥补收支差额", "", "结转下年", ""],
        ["上年结转", "", "", ""],
        ["收入总计", total, "支出总计", total],
    ]
    return table(rows, widths=(3, 2, 3.4, 2), head=2)


def _income(books: Ledger) -> Table:
    heads = (
        "合计 上年结转 一般公共预算拨款收入 政府性基金预算拨款收入 国有资本经营预算拨款收入"
    ).split()
    rows: list[list[str | Box]] = [
        [
            Box("科目", 2),
            *(Box(head, rows=2) for head in heads),
            Box("事业收入", 2),
            *(
                Box(head, rows=2)
                for head in ("事业单位经营收入", "其他收入", "用事业基金弥补收支差额")
            ),
        ],
        ["科目编码", "科目名称", "非教育收费收入", "教育收费收入"],
    ]
    for code in ("", *books.functions()):
        amount = yuan(books.total(code))
        name = books.name(code) if code else ""
        rows.append([code or "合计", name, amount, "", amount, *[""] * 7])
    return table(rows, widths=(1.3, 3, 1.7, 1, 1.7, 1, 1, 1, 1, 1, 1, 1), head=2)


def _expenditure(books: Ledger, splits_basic: bool) -> Table:
    split = ("人员经费", "公用经费") if splits_basic else ()
    others = ("上缴上级支出", "事业单位经营支出", "对下级单位补助支出")
    heads = ("科目编码", "科目名称", "合计", "基本支出", *split, "项目支出", *others)
    rows: list[list[str | Box]] = [[*heads]]
    for code in ("", *books.functions()):
        parts = (
            (books.costs(code, PERSONNEL), books.costs(code, PUBLIC)) if split else ()
        )
        amounts = (books.total(code), books.basic(code), *parts, books.projects(code))
        name = books.name(code) if code else ""
        rows.append([code or "合计", name, *map(yuan, amounts), "", "", ""])
    widths = (1.3, 3.4, 2, 2, *[2] * len(split), 2, 1.2, 1.2, 1.2)
    return table(rows, widths=widths, head=1)


def _procurement(books: Ledger) -> Table:
    heads = "项目 合计 上年结转 一般公共预算拨款收入 政府性基金预算拨款收入 国有资本经营预算拨款收入 其他收入预算"
    rows: list[list[str | Box]] = [[*heads.split()]]
    for name, amount in (
        ("合计", books.procurement),
        ("货物类", books.goods),
        ("工程类", books.works),
        ("服务类", books.services),
    ):
        rows.append([name, yuan(amount), "", yuan(amount), "", "", ""])
    return table(rows, head=1)


def _department_targets(content: ChongqingBudget) -> list[Piece]:
    total = f"{content.ledger.total():.2f}"
    rows: list[list[str | Box]] = [
        [
            "部门（单位）名称",
            Box(content.ledger.bureau, 2),
            "支出预算总量",
            Box(total, 2),
        ],
        [Box("", 3), "其中：部门预算支出", Box(total, 2)],
        ["当年整体绩效目标", Box("\n".join(content.goals), 5)],
        [
            Box("绩效指标", rows=len(content.targets) + 1),
            *"指标名称 指标权重 计量单位 指标性质 指标值".split(),
        ],
        *([*target] for target in content.targets),
    ]
    return [
        Break("表10"),
        Text("表 10", "note"),
        Text(f"{content.ledger.year} 年部门（单位）预算整体绩效目标表", "heading"),
        Text("单位：元", "note"),
        table(rows, widths=(2, 4, 1.4, 2, 1.4, 1.6)),
    ]


def project_form(bureau: str, year: int, form: ProjectForm) -> list[Piece]:
    """The form of one project, which is also published on its own."""
    rows: list[list[str | Box]] = [
        [Box("基本信息", 6)],
        ["项目名称*：", Box(form.name, 5)],
        [
            "项目类型*：",
            form.kind,
            "资金用途*：",
            form.use,
            "政府采购*：",
            form.procurement,
        ],
        [
            "项目负责人*：",
            form.lead,
            "联系人*：",
            form.contact,
            "联系电话*：",
            form.telephone,
        ],
        [
            "计划开始日期*：",
            Box(f"{year}-01-01", 2),
            "计划完成日期*：",
            Box(f"{year}-12-31", 2),
        ],
        [
            "项目当年预算（元）*：",
            Box(f"{form.budget:.2f}", 2),
            "项目上年预算（元）：",
            Box(f"{form.prior:.2f}", 2),
        ],
        ["项目是否追加追减*：", Box("0", 2), "追加追减后金额（元）：", Box("0.00", 2)],
        [Box("详细信息", 6)],
        ["项目概况*：", Box(form.overview, 5)],
        ["立项依据*：", Box(form.basis, 5)],
        ["项目设立的必要性*：", Box(form.need, 5)],
        ["保证项目实施的制度、措施*：", Box(form.measures, 5)],
        ["项目实施计划*：", Box(form.plan, 5)],
        ["项目总目标*：", Box(form.goal, 5)],
        ["年度绩效目标*：", Box(form.annual_goal, 5)],
        ["需要说明的其他问题：", Box("无", 5)],
        [Box("目标内容", 6)],
        [*"一级指标 二级指标 三级指标 目标值 指标解释 目标值说明".split()],
    ]
    before = ("", "")
    for level1, level2, *rest in form.indicators:
        same = level1 == before[0]
        rows.append(
            [
                "" if same else level1,
                "" if same and level2 == before[1] else level2,
                *rest,
            ]
        )
        before = (level1, level2)
    return [
        Break(form.name),
        Text(f"{year} 年区级项目绩效目标表", "heading"),
        Text(f"填报单位（盖章）：{bureau}", "note"),
        Text("单位：元", "note"),
        table(rows, widths=(2, 2, 2.6, 2, 3, 4)),
    ]
