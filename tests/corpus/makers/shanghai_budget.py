"""A department budget as published in Shanghai: nine tables behind the narrative."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.ledger import ECONOMIC, Ledger
from tests.corpus.makers.numbers import wan, wan_prose, yuan
from tests.corpus.makers.pieces import Box, Break, Piece, Table, Text, table

_NUMERALS = "一二三四五六七八九十"
_DOTS = "…" * 40


@dataclass(frozen=True)
class ShanghaiBudget:
    ledger: Ledger
    duties: tuple[str, ...]
    units: tuple[str, ...]
    reason: str
    reception_reason: str
    uses: dict[str, str]
    """What each item of function is mainly for."""
    projects: int
    arrangement: str = ""
    """What the note on one project says of its money; no note without it."""
    three_public_names: tuple[str, str] = ("因公出国(境)费", "公务接待费")
    scope: str = "部门"
    """Whose budget the tables say it is: 部门 or 单位."""


def budget(content: ShanghaiBudget) -> tuple[Piece, ...]:
    """The whole document, a table a page."""
    books = content.ledger
    pieces: list[Piece] = [
        Text(_title(content), "title"),
        Text(f"预算主管部门：{books.bureau}"),
        Break("目录"),
        *_contents(content),
        Break("主要职能"),
        Text(f"{books.bureau}主要职能", "title"),
        Text(f"{books.bureau}是主管全区司法行政工作的区政府工作部门。"),
        Text("主要职能包括："),
        *(Text(f"{n}.{duty}") for n, duty in enumerate(content.duties, start=1)),
        Break("机构设置"),
        Text(f"{books.bureau}机构设置", "title"),
        Text(
            f"{books.bureau}部门预算是包括{books.bureau}本部以及下属{len(content.units) - 1}家事业单位的综合收支计划。"
        ),
        *(Text(f"{n}.{unit}") for n, unit in enumerate(content.units, start=1)),
        Break("名词解释"),
        *_glossary(),
        Break("编制说明"),
        *_explanation(content),
    ]
    for title, form, note in _tables(content):
        pieces += [
            Break(title[-24:]),
            Text(f"{books.year}年{content.scope}{title}", "title"),
            Text(
                f"编制部门：{books.bureau} 单位：{'万元' if '三公' in title else '元'}",
                "note",
            ),
            form,
        ]
        if note:
            pieces.append(Text(note, "note"))
    pieces += [Break("其他说明"), *_others(content)]
    if content.arrangement:
        pieces += [Break("项目说明"), *_project_note(content)]
    return tuple(pieces)


def _title(content: ShanghaiBudget) -> str:
    books = content.ledger
    if content.scope == "单位":
        return f"{books.bureau}{books.year}年单位预算"
    return f"{books.bureau.removesuffix('司法局')}{books.year}年区级部门预算"


def _contents(content: ShanghaiBudget) -> list[Piece]:
    year, scope = content.ledger.year, content.scope
    titles = [
        "一、部门主要职能",
        "二、部门机构设置",
        "三、名词解释",
        f"四、{scope}预算编制说明",
        f"五、{scope}预算表",
        *(f"{n}. {year}年{scope}{title}" for n, title in enumerate(TITLES, start=1)),
        "六、其他相关情况说明",
    ]
    return [Text("目 录", "title"), *(Text(f"{title} {_DOTS}") for title in titles)]


TITLES = (
    "财务收支预算总表",
    "收入预算总表",
    "支出预算总表",
    "财政拨款收支预算总表",
    "一般公共预算支出功能分类预算表",
    "政府性基金预算支出功能分类预算表",
    "国有资本经营预算支出功能分类预算表",
    "一般公共预算基本支出部门预算经济分类预算表",
    "“三公”经费和机关运行经费预算表",
)


def _glossary() -> list[Piece]:
    return [
        Text("名词解释", "title"),
        Text(
            "（一）财政拨款收入：是区级预算主管部门及所属预算单位本年度从本级财政部门取得的财政拨款。"
        ),
        Text(
            "（二）基本支出预算：是为保障机构正常运转、完成日常工作任务而编制的年度基本支出计划，包括人员经费和公用经费两部分。"
        ),
        Text(
            "（三）项目支出预算：是为完成行政工作任务、事业发展目标，在基本支出之外编制的年度支出计划。"
        ),
        Text(
            "（四）“三公”经费：是使用区级财政拨款安排的因公出国（境）费、公务用车购置及运行费、公务接待费。"
        ),
        Text(
            "（五）机关运行经费：指行政单位使用一般公共预算财政拨款安排的基本支出中的日常公用经费支出。"
        ),
    ]


def _explanation(content: ShanghaiBudget) -> list[Piece]:
    books = content.ledger
    whole, change = wan_prose(books.total()), _change(content)
    year, last = books.year, books.year - 1
    pieces: list[Piece] = [
        Text(f"{year}年{content.scope}预算编制说明", "title"),
        Text(
            f"{year}年，{books.bureau}收入预算{_grouped(whole)}万元，其中：财政拨款收入{_grouped(whole)}万元，比{last}年预算{change}；"
            "事业收入0万元；事业单位经营收入0万元；其他收入0万元。"
        ),
        Text(
            f"支出预算{_grouped(whole)}万元，其中：财政拨款支出预算{_grouped(whole)}万元，比{last}年预算{change}。财政拨款支出预算中，"
            f"一般公共预算拨款支出预算{_grouped(whole)}万元，比{last}年预算{change}；政府性基金拨款支出预算0万元，与{last}年预算持平；"
            f"国有资本经营预算拨款支出预算0万元，与{last}年预算持平。"
        ),
        Text(f"财政拨款收入支出{change[:2]}的主要原因是{content.reason}。"),
        Text("财政拨款支出主要内容如下："),
    ]
    items = [code for code in books.functions() if len(code) == 7]
    for number, code in enumerate(items, start=1):
        path = "-".join(books.name(code[:size]) for size in (3, 5, 7))
        pieces.append(
            Text(
                f"{number}. “{path}”科目{_grouped(wan_prose(books.total(code)))}万元，主要用于{content.uses.get(code, '相应的基本支出')}。"
            )
        )
    return pieces


def _grouped(number: str) -> str:
    whole, dot, cents = number.partition(".")
    return f"{int(whole):,}{dot}{cents}"


def _change(content: ShanghaiBudget) -> str:
    now, then = content.ledger.total(), content.ledger.last_year()
    if now == then:
        return "持平"
    word = "增加" if now > then else "减少"
    return f"{word}{_grouped(wan_prose(abs(now - then)))}万元"


def _tables(content: ShanghaiBudget) -> list[tuple[str, Table, str]]:
    books = content.ledger
    note = f"注：本部门{books.year}年无{{}}财政拨款安排的预算，故本表为空表。"
    total = yuan(books.total())
    names = [(books.name(code), yuan(books.total(code))) for code in books.classes()]
    return list(
        zip(
            TITLES,
            (
                _sides(names, total),
                _by_function(
                    books,
                    "收入预算",
                    (
                        "合计",
                        "财政拨款收入",
                        "事业收入",
                        "事业单位经营收入",
                        "其他收入",
                    ),
                ),
                _by_function(books, "支出预算", ("合计", "基本支出", "项目支出")),
                appropriation_table(names, total),
                _by_function(
                    books, "一般公共预算支出", ("合计", "基本支出", "项目支出")
                ),
                _empty("政府性基金预算支出"),
                _empty("国有资本经营预算支出"),
                economic_table(books),
                _three_public(content),
            ),
            (
                "",
                "",
                "",
                "",
                "",
                note.format("政府性基金预算"),
                note.format("国有资本经营预算"),
                "",
                "",
            ),
            strict=True,
        )
    )


def _sides(names: list[tuple[str, str]], total: str) -> Table:
    income = (
        ("一、财政拨款收入", total),
        ("1. 一般公共预算资金", total),
        ("2. 政府性基金", ""),
        ("3. 国有资本经营预算", ""),
        ("二、事业收入", ""),
        ("三、事业单位经营收入", ""),
        ("四、其他收入", ""),
    )
    rows: list[list[str | Box]] = [
        [Box("本年收入", 2), Box("本年支出", 2)],
        ["项目", "预算数", "项目", "预算数"],
    ]
    for at, left in enumerate(income):
        right = (
            (f"{_NUMERALS[at]}、{names[at][0]}", names[at][1])
            if at < len(names)
            else ("", "")
        )
        rows.append([*left, *right])
    rows.append(["收入总计", total, "支出总计", total])
    return table(rows, widths=(3, 2, 3, 2), head=2)


def appropriation_table(names: list[tuple[str, str]], total: str) -> Table:
    income = (
        ("一、一般公共预算资金", total),
        ("二、政府性基金", ""),
        ("三、国有资本经营预算", ""),
    )
    rows: list[list[str | Box]] = [
        [Box("财政拨款收入", 2), Box("财政拨款支出", 5)],
        [
            "项目",
            "预算数",
            "项目",
            "合计",
            "一般公共预算",
            "政府性基金预算",
            "国有资本经营预算",
        ],
    ]
    for at in range(max(len(income), len(names))):
        left = income[at] if at < len(income) else ("", "")
        right = (
            (f"{_NUMERALS[at]}、{names[at][0]}", names[at][1])
            if at < len(names)
            else ("", "")
        )
        rows.append([*left, *right, right[1], "", ""])
    rows.append(["收入总计", total, "支出总计", total, total, "", ""])
    return table(rows, widths=(3, 2, 3, 2, 2, 1.6, 1.8), head=2)


def _code_heads(
    right: str, columns: tuple[str, ...], name: str = "功能分类科目名称"
) -> list[list[str | Box]]:
    return [
        [Box("项目", 4), Box(right, len(columns))],
        [
            Box("功能分类科目编码", 3),
            Box(name, rows=2),
            *(Box(c, rows=2) for c in columns),
        ],
        ["类", "款", "项"],
    ]


def _by_function(books: Ledger, right: str, columns: tuple[str, ...]) -> Table:
    rows = _code_heads(right, columns)
    for code in (*books.functions(), ""):
        amounts = (
            (books.total(code), books.basic(code), books.projects(code))
            if "基本支出" in columns
            else (books.total(code), books.total(code))
        )
        cells = [yuan(amount) for amount in amounts]
        cells += [""] * (len(columns) - len(cells))
        codes: list[str | Box] = (
            [code[:3], code[3:5], code[5:7], books.name(code)]
            if code
            else [Box("合计", 4)]
        )
        rows.append([*codes, *cells])
    return table(rows, widths=(0.8, 0.6, 0.6, 4, *[2] * len(columns)), head=3)


def _empty(right: str) -> Table:
    columns = ("合计", "基本支出", "项目支出")
    rows = _code_heads(right, columns)
    rows += [["", "", "", "", "", "", ""], [Box("合计", 4), "", "", ""]]
    return table(rows, widths=(0.8, 0.6, 0.6, 4, 2, 2, 2), head=3)


def economic_table(books: Ledger) -> Table:
    rows: list[list[str | Box]] = [
        [Box("项目", 3), Box("一般公共预算基本支出", 3)],
        [
            Box("部门预算经济分类科目编码", 2),
            *(
                Box(name, rows=2)
                for name in ("经济分类科目名称", "合计", "人员经费", "公用经费")
            ),
        ],
        ["类", "款"],
    ]
    for code in books.economics():
        amount = yuan(books.economic(code))
        personal = code.startswith(("301", "303"))
        rows.append(
            [
                code[:3],
                code[3:],
                ECONOMIC[code],
                amount,
                amount if personal else "",
                "" if personal else amount,
            ]
        )
    rows.append(
        [Box("合计", 3), yuan(books.basic()), yuan(books.personnel), yuan(books.public)]
    )
    return table(rows, widths=(1.2, 1.2, 4, 2, 2, 2), head=3)


def _three_public(content: ShanghaiBudget) -> Table:
    item = content.ledger.three_public
    abroad, reception = content.three_public_names
    return table(
        [
            [Box("“三公”经费预算数", 6), Box("机关运行经费预算数", rows=3)],
            [
                Box("合计", rows=2),
                Box(abroad, rows=2),
                Box(reception, rows=2),
                Box("公务用车购置及运行费", 3),
            ],
            ["小计", "购置费", "运行费"],
            [
                wan(item.total),
                wan(item.abroad),
                wan(item.reception),
                wan(item.vehicles),
                wan(item.purchase),
                wan(item.running),
                wan(content.ledger.public),
            ],
        ],
        head=3,
    )


def _others(content: ShanghaiBudget) -> list[Piece]:
    books = content.ledger
    now, then = books.three_public, books.prior_three_public
    year, last = books.year, books.year - 1

    def compared(amount: object, before: object, reason: str = "") -> str:
        if amount == before:
            return f"与{last}年预算持平"
        word = "增加" if amount > before else "减少"  # type: ignore[operator]
        because = f"，主要原因是{reason}" if reason else ""
        return f"比{last}年预算{word}{wan_prose(abs(amount - before))}万元{because}"  # type: ignore[operator]

    return [
        Text("其他相关情况说明", "title"),
        Text(f"一、{year}年“三公”经费预算情况说明", "heading"),
        Text(
            f"{year}年“三公”经费预算数为{wan_prose(now.total)}万元，{compared(now.total, then.total, content.reception_reason)}。其中："
        ),
        Text(
            f"（一）因公出国（境）费{wan_prose(now.abroad)}万元，{compared(now.abroad, then.abroad)}。"
        ),
        Text(
            f"（二）公务用车购置及运行费{wan_prose(now.vehicles)}万元，{compared(now.vehicles, then.vehicles)}。其中："
            f"公务用车购置费{wan_prose(now.purchase)}万元，{compared(now.purchase, then.purchase)}；"
            f"公务用车运行费{wan_prose(now.running)}万元，{compared(now.running, then.running)}。"
        ),
        Text(
            f"（三）公务接待费{wan_prose(now.reception)}万元，{compared(now.reception, then.reception, content.reception_reason)}。"
        ),
        Text("二、机关运行经费预算", "heading"),
        Text(
            f"{year}年{books.bureau}下属1家机关财政拨款的机关运行经费预算为{wan_prose(books.public)}万元。"
        ),
        Text("三、政府采购预算情况", "heading"),
        Text(
            f"{year}年本部门政府采购预算{wan_prose(books.procurement)}万元，其中：政府采购货物预算{wan_prose(books.goods)}万元、"
            f"政府采购工程预算{wan_prose(books.works)}万元、政府采购服务预算{wan_prose(books.services)}万元。"
        ),
        Text("四、绩效目标设置情况", "heading"),
        Text(
            f"本部门1个预算单位开展了{year}年项目预算绩效目标编报工作，编报绩效目标的项目{content.projects}个，涉及项目预算资金{wan_prose(books.projects())}万元。"
        ),
        Text("五、国有资产占有使用情况", "heading"),
        Text(
            f"截至{last}年8月31日，{books.bureau}共有车辆2辆，其中：机要通信用车0辆、应急保障用车0辆、执法执勤用车2辆、其他用车0辆；"
            "单价100万元（含）以上设备（不含车辆）0台（套）。"
        ),
        Text(
            f"{year}年部门预算安排购置车辆0辆；部门预算安排购置单价100万元（含）以上设备（不含车辆）0台（套）。"
        ),
    ]


def _project_note(content: ShanghaiBudget) -> list[Piece]:
    year = content.ledger.year
    parts = (
        (
            "一、项目概述",
            "公共法律服务中心面向居民提供法律咨询、法律援助受理和公证指引服务。",
        ),
        (
            "二、立项依据",
            "《中华人民共和国法律援助法》《关于加快推进公共法律服务体系建设的意见》。",
        ),
        ("三、实施主体", "由区法律援助中心组织实施。"),
        ("四、实施方案", "采用政府购买服务方式安排律师值班，按季度考核。"),
        ("五、实施周期", f"{year}年1月至12月。"),
        ("六、年度预算安排", content.arrangement),
        ("七、绩效目标", "全年接待咨询不少于12000人次。"),
    )
    return [
        Text("公共法律服务中心运行项目经费情况说明", "title"),
        *(
            Text(text, role)
            for heading, body in parts
            for text, role in ((heading, "heading"), (body, "body"))
        ),
    ]
