"""Faults planted in target forms."""

from __future__ import annotations

from dataclasses import replace

from tests.corpus.makers import chongqing, generic, guangzhou, kunming
from tests.corpus.makers.contents import chongqing as chongqing_contents
from tests.corpus.makers.contents import generic as generic_contents
from tests.corpus.makers.contents import guangzhou as listed
from tests.corpus.makers.contents import kunming as kunming_contents
from tests.corpus.makers.guangzhou import Line, ListedProject
from tests.corpus.makers.numbers import identity_number
from tests.corpus.makers.pieces import Edit, Piece
from tests.corpus.planted import Fault

_PROJECTS = "guangzhou-projects"


def _line(level1: str, level2: str, name: str, value: str) -> str:
    """An indicator as it stands serialised in its cell."""
    return f"{level1},{level2},{name}；实施周期指标值:{value},年度指标值:{value}"


def _swapped(old: Line, new: Line) -> tuple[Edit, ...]:
    return (Edit(_line(*old), _line(*new)),)


def _listing(*projects: ListedProject) -> tuple[Piece, ...]:
    return guangzhou.project_table(replace(listed.FULL, projects=projects))


def _other(project: ListedProject, *keep: int) -> ListedProject:
    return replace(project, indicators=tuple(project.indicators[at] for at in keep))


def _declared(**changes: tuple[str, ...]) -> tuple[Piece, ...]:
    """The declaration with some indicators replaced, each found by its name."""
    lines = tuple(
        changes.get(line[2], line) for line in generic_contents.LEGAL_AID.indicators
    )
    return generic.declaration(replace(generic_contents.LEGAL_AID, indicators=lines))


_FORM = chongqing_contents.LEGAL_AID
_COPIED = "严格执行区级法律援助经费使用管理办法，案件归档后由援助中心审核，按季度集中支付补贴并公示。"


def _copied_passage() -> tuple[Piece, ...]:
    form = replace(_FORM, measures=_COPIED, plan=f"{_COPIED}\n{_FORM.plan}")
    bureau = chongqing_contents.NINE_DISTRICTS
    return tuple(chongqing.project_form(bureau, 2023, form)[1:])


TARGET_FAULTS: tuple[Fault, ...] = (
    Fault(
        "MB101",
        "质量列在效益下",
        _PROJECTS,
        "docx",
        _swapped(
            listed.MEDIATION.indicators[2],
            ("2-效益指标", "12-质量指标", "人民调解成功率", "不低于97%"),
        ),
    ),
    Fault(
        "MB102",
        "没有数量指标",
        _PROJECTS,
        "xlsx",
        other=lambda: _listing(listed.MEDIATION, _other(listed.RUNNING, 1, 2, 3, 4)),
    ),
    Fault(
        "MB103",
        "调解没有满意度",
        _PROJECTS,
        "pdf",
        other=lambda: _listing(
            _other(listed.MEDIATION, 0, 1, 2, 3, 4), listed.PUBLICITY
        ),
    ),
    Fault(
        "MB104",
        "没有效益指标",
        _PROJECTS,
        "flat",
        other=lambda: _listing(_other(listed.PUBLICITY, 0, 1, 2, 4), listed.MEDIATION),
    ),
    Fault(
        "MB105", "没有指标值", "kunming-advisers", "docx", (Edit("≥98%", "", times=2),)
    ),
    Fault(
        "MB106",
        "权重合计95",
        "generic-legal-aid",
        "docx",
        other=lambda: _declared(
            咨询答复率=("效益指标", "社会效益指标", "咨询答复率", "≥", "98", "%", "25")
        ),
    ),
    Fault(
        "MB107",
        "同一指标两次",
        _PROJECTS,
        "flat",
        _swapped(listed.RUNNING.indicators[2], listed.RUNNING.indicators[1]),
    ),
    Fault(
        "MB108",
        "两个项目同一服务",
        _PROJECTS,
        "docx",
        other=lambda: _listing(
            listed.ADVISERS,
            replace(
                listed.ADVISERS,
                name="一村（社区）一法律顾问公益法律服务经费（区资金）",
                wan="88.00",
            ),
        ),
    ),
    Fault(
        "MB109",
        "三年等于一年",
        "kunming-advisers",
        "cells",
        (Edit("≥1296次", "≥432次"),),
    ),
    Fault(
        "MB201",
        "值班记录按规定填写",
        "kunming-advisers",
        "docx",
        (Edit("≥98%", "按规定认真填写", times=2),),
    ),
    Fault(
        "MB202",
        "值照抄名称",
        _PROJECTS,
        "xlsx",
        _swapped(
            listed.RUNNING.indicators[3],
            (*listed.TIME, "设备报修响应时间", "设备报修响应时间"),
        ),
    ),
    Fault(
        "MB203",
        "数字印了两遍",
        "hebei-information",
        "cells",
        (Edit("≥92%", "≥9292%以上"),),
    ),
    Fault(
        "MB204",
        "两种读法",
        "hebei-information",
        "docx",
        (Edit("≥92%", "≥95955及以上"),),
    ),
    Fault(
        "MB205",
        "单位误写为各",
        "generic-legal-aid",
        "xlsx",
        other=lambda: _declared(
            办结法律援助案件=(
                "产出指标",
                "数量指标",
                "设立法律援助工作站",
                "≥",
                "12",
                "各",
                "20",
            )
        ),
    ),
    Fault(
        "MB206", "场次用百分号", "hebei-information", "xlsx", (Edit("≥24场", "≥95%"),)
    ),
    Fault(
        "MB207",
        "两项要求合一",
        _PROJECTS,
        "docx",
        _swapped(
            listed.ADVISERS.indicators[3],
            (
                *listed.QUALITY,
                "现场服务和法治讲座",
                "每月服务不少于8小时，每季度举办讲座不少于1次",
            ),
        ),
    ),
    Fault(
        "MB208",
        "括号不成对",
        _PROJECTS,
        "pdf",
        _swapped(
            listed.PUBLICITY.indicators[0],
            (*listed.QUANTITY, "开展法治宣传活动(进校、进企", "不少于50场"),
        ),
    ),
    Fault(
        "MB209",
        "合格率百分之一百九十五",
        "hebei-information",
        "docx",
        (Edit("≥95%", "≥195%", at=1),),
    ),
    Fault(
        "MB210",
        "重新犯罪率不低于",
        "kunming-corrections",
        "cells",
        (Edit("≤1%", "≥1%", times=2),),
    ),
    Fault(
        "MB211",
        "只说有所提升",
        "kunming-advisers",
        "tall",
        (Edit("≥95%", "有所提升", times=2),),
    ),
    Fault(
        "MB212",
        "及时没有时限",
        _PROJECTS,
        "flat",
        _swapped(
            listed.MEDIATION.indicators[3], (*listed.TIME, "调解补贴发放", "及时")
        ),
    ),
    Fault(
        "MB213",
        "数量都是至少一次",
        _PROJECTS,
        "docx",
        (
            *_swapped(
                listed.CORRECTIONS.indicators[0],
                (*listed.QUANTITY, "司法所业务培训", "不少于1场"),
            ),
            *_swapped(
                listed.CORRECTIONS.indicators[1],
                (*listed.QUANTITY, "特困刑释人员走访慰问", "不少于1次"),
            ),
        ),
    ),
    Fault(
        "MB214", "满意度百分之百", "hebei-information", "xlsx", (Edit("≥92%", "=100%"),)
    ),
    Fault(
        "MB215",
        "效益无法判断",
        _PROJECTS,
        "xlsx",
        _swapped(
            listed.MEDIATION.indicators[4],
            (*listed.SOCIAL, "平安建设", "为群众提供优质调解服务，做好平安建设工作"),
        ),
    ),
    Fault(
        "MB301",
        "数量填成质量",
        _PROJECTS,
        "pdf",
        _swapped(
            listed.MEDIATION.indicators[0],
            (*listed.QUALITY, "全年化解矛盾纠纷数量", "不少于6000件"),
        ),
    ),
    Fault(
        "MB302",
        "比率填成数量",
        _PROJECTS,
        "docx",
        _swapped(
            listed.MEDIATION.indicators[2],
            (*listed.QUANTITY, "人民调解成功率", "不低于97%"),
        ),
    ),
    Fault(
        "MB303",
        "活动填成效益",
        _PROJECTS,
        "flat",
        _swapped(
            listed.PUBLICITY.indicators[3],
            (*listed.SOCIAL, "组织领导干部旁听庭审", "不少于2场次"),
        ),
    ),
    Fault(
        "MB304",
        "满意度填重新犯罪率",
        "kunming-corrections",
        "docx",
        (
            Edit("矫正对象及家属满意度", "在册对象重新违法犯罪率", times=2),
            Edit("≥85%", "≤2%", times=2),
        ),
    ),
    Fault(
        "MB305",
        "经济效益填队伍",
        _PROJECTS,
        "xlsx",
        _swapped(
            listed.MEDIATION.indicators[4],
            ("2-效益指标", "21-经济效益", "建立专职人民调解员队伍", "队伍健全"),
        ),
    ),
    Fault(
        "MB306",
        "全区安全感",
        "kunming-advisers",
        "docx",
        (Edit("居民法律咨询答复率", "全区公共安全感", times=2),),
    ),
    Fault(
        "MB307",
        "名称与描述不同",
        "hebei-information",
        "cells",
        (Edit("进村、进校、进企宣传活动", "参加活动群众的满意率"),),
    ),
    Fault(
        "MB401",
        "每月四小时",
        _PROJECTS,
        "docx",
        _swapped(
            listed.ADVISERS.indicators[3],
            (*listed.QUANTITY, "法律顾问每月到村（社区）服务时间", "每月不少于4小时"),
        ),
    ),
    Fault(
        "MB403",
        "同一回访率两个目标",
        _PROJECTS,
        "pdf",
        (
            *_swapped(
                listed.MEDIATION.indicators[2],
                (*listed.QUALITY, "法律援助案件回访率", "不低于95%"),
            ),
            *_swapped(
                listed.PUBLICITY.indicators[2],
                (*listed.QUALITY, "法律援助案件回访率", "不低于85%"),
            ),
        ),
    ),
    Fault(
        "MB404",
        "部门目标少于项目",
        "chongqing-budget",
        "xlsx",
        (Edit("160", "120", page="表10"),),
    ),
    Fault(
        "MB405",
        "承诺没有指标",
        _PROJECTS,
        "docx",
        (Edit("培训调解员，维护社会稳定", "培训调解员，纠纷排查率达到99%"),),
    ),
    Fault(
        "ZJ101",
        "来源之和不等",
        "kunming-corrections",
        "docx",
        (Edit("280,000.00", "260,000.00", at=2),),
    ),
    Fault(
        "ZJ102",
        "中期少于年度",
        "kunming-advisers",
        "cells",
        (Edit("259,200.00", "59,200.00", times=2),),
    ),
    Fault(
        "ZJ103",
        "项目之和不等于合计",
        _PROJECTS,
        "xlsx",
        other=lambda: guangzhou.project_table(replace(listed.FULL, total="540.00")),
    ),
    Fault(
        "ZJ201",
        "资金不够",
        "kunming-advisers",
        "docx",
        (Edit("200元/次", "260元/次", times=2),),
    ),
    Fault(
        "ZJ202",
        "支付慢于使用率",
        "chongqing-form",
        "rows",
        (Edit("第一季度资金支付达到25%", "第一季度资金支付达到15%"),),
    ),
    Fault(
        "ZJ203", "计划先多后少", "hebei-information", "cells", (Edit("75.00", "45.00"),)
    ),
    Fault(
        "ZJ204",
        "全年工作日过多",
        "chongqing-form",
        "docx",
        (Edit("每个工作日1名律师。", "全年工作日256天，每天100元。"),),
    ),
    Fault(
        "ZJ205",
        "单价不合标准",
        "chongqing-form",
        "rows",
        (Edit("=1440元/件", "=1500元/件"),),
    ),
    Fault("WS101", "普法规划期满", _PROJECTS, "docx", (Edit("“八五”", "“七五”"),)),
    Fault(
        "WS102",
        "旧用语",
        "hebei-information",
        "docx",
        (
            Edit(
                "4、承担社区矫正和安置帮教工作",
                "4、承担社区矫正和刑释解教人员安置帮教工作",
            ),
        ),
    ),
    Fault(
        "WS103",
        "依据没有文号",
        "kunming-advisers",
        "docx",
        other=lambda: kunming.project_text(
            replace(kunming_contents.ADVISERS, basis="上级党委、政府文件。")
        ),
    ),
    Fault("WS105", "一段填两栏", "chongqing-form", "docx", other=_copied_passage),
    Fault(
        "WS107", "文号用方括号", _PROJECTS, "pdf", (Edit("〔2023〕18号", "[2023]18号"),)
    ),
    Fault(
        "WS108",
        "误标组织机构代码",
        "kunming-corrections",
        "cells",
        (Edit("统一社会信用代码", "组织机构代码"),),
    ),
    Fault(
        "GK101",
        "身份证号码",
        "report-legal-aid",
        "numbered",
        (
            Edit(
                "存在的问题：",
                f"典型案例：受援人陈明，身份证号{identity_number('11010119900307765')}。存在的问题：",
            ),
        ),
    ),
)
