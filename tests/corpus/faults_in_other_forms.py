"""The faults of target forms again, each in a second layout."""

from __future__ import annotations

from dataclasses import replace

from tests.corpus.makers import chongqing, generic, hebei, kunming
from tests.corpus.makers.contents import chongqing as chongqing_contents
from tests.corpus.makers.contents import generic as generic_contents
from tests.corpus.makers.contents import hebei as informed
from tests.corpus.makers.contents import kunming as kunming_contents
from tests.corpus.makers.numbers import credit_code, identity_number
from tests.corpus.makers.pieces import Again, Drop, Edit, Piece
from tests.corpus.planted import Fault

_YUNNAN, _HEBEI, _SMALL = "kunming-advisers", "hebei-information", "hebei-one-project"
_FORM, _AID, _LISTED = "chongqing-form", "generic-legal-aid", "guangzhou-projects"
_OUTPUT, _BENEFIT, _CONTENT = "产出指标", "效益指标", "满意度指标"


def _declared(**changes: tuple[str, ...]) -> tuple[Piece, ...]:
    """The declaration with some indicators replaced, each found by its name."""
    lines = tuple(
        changes.get(line[2], line) for line in generic_contents.LEGAL_AID.indicators
    )
    return generic.declaration(replace(generic_contents.LEGAL_AID, indicators=lines))


def _without_satisfaction() -> tuple[Piece, ...]:
    sound = kunming_contents.ADVISERS
    return kunming.project_text(replace(sound, indicators=sound.indicators[:-1]))


def _twice_funded() -> tuple[Piece, ...]:
    aid, *others = informed.FULL.projects
    again = replace(aid, code="418-0404-YBN-G7H8", name="法律援助经费（上级补助）")
    return hebei.information(replace(informed.FULL, projects=(aid, again, *others)))


def _only_once() -> tuple[Piece, ...]:
    sound = generic_contents.LEGAL_AID
    first, second, *others = (
        ("办结法律援助案件", "≥", "1", "次", "10"),
        ("援助律师业务培训", "≥", "1", "次", "10"),
    )
    assert not others
    lines = tuple(
        new
        for line in sound.indicators
        for new in (
            ((_OUTPUT, "数量指标", *first), (_OUTPUT, "数量指标", *second))
            if line[2] == "办结法律援助案件"
            else (line,)
        )
    )
    return generic.declaration(replace(sound, indicators=lines))


def _one_goal_for_both() -> tuple[Piece, ...]:
    sound = kunming_contents.ADVISERS
    return kunming.project_text(
        replace(
            sound, medium_term_goal=sound.annual_goal, annual_goal=sound.annual_goal
        )
    )


def _department_weights() -> tuple[Piece, ...]:
    sound = chongqing_contents.STEADY
    (name, _, *target), *others = sound.targets
    lighter = (name, "15", *target)
    return chongqing.budget(replace(sound, targets=(lighter, *others)))


OTHER_FORM_FAULTS: tuple[Fault, ...] = (
    Fault("MB101", "效益下列质量", _AID, "xlsx", (Edit("社会效益指标", "质量指标"),)),
    Fault("MB102", "援助没有数量", _SMALL, "cells", (Drop("受理并指派的案件"),)),
    Fault("MB103", "顾问没有满意度", _YUNNAN, "tall", other=_without_satisfaction),
    Fault("MB104", "援助没有效益", _SMALL, "tall", (Drop("农民工讨薪案件受理率"),)),
    Fault("MB105", "场次没有指标值", _HEBEI, "xlsx", (Edit("≥24场", ""),)),
    Fault(
        "MB106",
        "部门权重合计95",
        "chongqing-steady",
        "xlsx",
        other=_department_weights,
    ),
    Fault("MB107", "同一行印了两次", _HEBEI, "xlsx", (Again("印制普法资料"),)),
    Fault("MB108", "上级补助再报一次", _HEBEI, "docx", other=_twice_funded),
    Fault(
        "MB109",
        "三年件数等于一年",
        "ministry-three-years",
        "docx",
        (Edit("≥750件", "≥250件"),),
    ),
    Fault(
        "MB201",
        "按规定认真办理",
        _AID,
        "html",
        other=lambda: _declared(
            办结法律援助案件=(
                *(_OUTPUT, "数量指标", "办结法律援助案件"),
                *("", "按规定认真办理", "", "20"),
            )
        ),
    ),
    Fault(
        "MB202",
        "值就是名称",
        _AID,
        "cells",
        other=lambda: _declared(
            受理审查天数=(
                *(_OUTPUT, "时效指标", "受理审查时间"),
                *("", "受理审查时间", "", "10"),
            )
        ),
    ),
    Fault(
        "MB203",
        "符号后数字两遍",
        _YUNNAN,
        "tall",
        (Edit("≥98%", "≥9898%以上", times=2),),
    ),
    Fault(
        "MB204", "九十五还是九百五十五", _FORM, "rows", (Edit("≥95%", "≥95955及以上"),)
    ),
    Fault("MB205", "件数没有单位", _HEBEI, "html", (Edit("≥60件", "≥60"),)),
    Fault("MB206", "答复率用次", _FORM, "html", (Edit("≥98%", "≥98次"),)),
    Fault(
        "MB207",
        "两个比率合一",
        _YUNNAN,
        "cells",
        (Edit("值班记录完整率", "值班记录完整率和讲座签到率", times=2),),
    ),
    Fault(
        "MB208",
        "社区括号不成对",
        "report-advisers",
        "docx",
        (Edit("法律顾问覆盖村（社区）数", "法律顾问覆盖村（社区数"),),
    ),
    Fault("MB209", "评估合格率超过全部", _FORM, "docx", (Edit("≥95%", "≥195%"),)),
    Fault(
        "MB210",
        "满意度不高于",
        _AID,
        "xlsx",
        other=lambda: _declared(
            受援人满意度=(
                *(_CONTENT, "服务对象满意度指标", "受援人满意度"),
                *("≤", "92", "%", "10"),
            )
        ),
    ),
    Fault("MB211", "满意度有所提升", _HEBEI, "docx", (Edit("≥92%", "有所提升"),)),
    Fault(
        "MB212",
        "支付只写及时",
        _YUNNAN,
        "tall",
        (Edit("社区确认后15个工作日内", "及时", times=2),),
    ),
    Fault("MB213", "六十三万元各一次", _AID, "docx", other=_only_once),
    Fault("MB214", "居民个个满意", _YUNNAN, "cells", (Edit("≥90%", "=100%", times=2),)),
    Fault(
        "MB215",
        "效益只写工作",
        _HEBEI,
        "cells",
        (Edit("≥98%", "做好法律援助咨询工作", at=1),),
    ),
    Fault(
        "MB301", "件数列为质量", _HEBEI, "docx", (Edit("数量指标", "质量指标", at=1),)
    ),
    Fault(
        "MB302",
        "合格率列为数量",
        _AID,
        "docx",
        other=lambda: _declared(
            案件质量合格率=(
                *(_OUTPUT, "数量指标", "案件质量合格率"),
                *("≥", "95", "%", "10"),
            )
        ),
    ),
    Fault(
        "MB303",
        "讲座列为效益",
        _YUNNAN,
        "docx",
        (
            Edit("居民法律咨询答复率", "组织法治讲座进社区", times=2),
            Edit("≥95%", "≥144场", times=2),
        ),
    ),
    Fault(
        "MB304",
        "满意度填回访率",
        _AID,
        "tall",
        other=lambda: _declared(
            受援人满意度=(
                *(_CONTENT, "服务对象满意度指标", "法律援助案件回访率"),
                *("≥", "92", "%", "10"),
            )
        ),
    ),
    Fault(
        "MB305",
        "经济效益填值班队伍",
        _FORM,
        "rows",
        (
            Edit("为受援人挽回经济损失", "建立值班律师队伍"),
            Edit("≥280万元", "队伍健全"),
            Edit("判决、调解和执行到位的金额。", "值班律师队伍的建设情况。"),
        ),
    ),
    Fault(
        "MB306",
        "全区公众安全感",
        _AID,
        "xlsx",
        other=lambda: _declared(
            咨询答复率=(
                *(_BENEFIT, "社会效益指标", "全区公众安全感"),
                *("≥", "98", "%", "20"),
            )
        ),
    ),
    Fault(
        "MB307",
        "答复率解释为满意率",
        _FORM,
        "html",
        (Edit("已答复咨询占全部咨询的比例。", "受援人对法律援助服务的满意率。"),),
    ),
    Fault(
        "MB401",
        "讲座每半年一场",
        _YUNNAN,
        "cells",
        (Edit("每季度至少1场", "每半年至少1场", times=2),),
    ),
    Fault(
        "MB403",
        "同一履行率两个目标",
        _HEBEI,
        "xlsx",
        (
            Edit("活动按计划完成率", "调解协议履行率"),
            Edit("已开展活动占计划活动的比例", "已履行协议占达成协议的比例"),
        ),
    ),
    Fault(
        "MB405",
        "归档率没有指标",
        _HEBEI,
        "docx",
        (
            Edit(
                "2、保障困难群众合法权益", "2、保障困难群众合法权益，案件归档率达到98%"
            ),
        ),
    ),
    Fault("ZJ101", "财政资金少三万", _AID, "xlsx", (Edit("63.00", "60.00", at=2),)),
    Fault(
        "ZJ102",
        "三年资金少于一年",
        "ministry-three-years",
        "xlsx",
        (Edit("135.00", "35.00", times=2),),
    ),
    Fault(
        "ZJ201",
        "件数乘标准超过资金",
        _AID,
        "xlsx",
        other=lambda: _declared(
            办结法律援助案件=(
                *(_OUTPUT, "数量指标", "办结法律援助案件"),
                *("≥", "430", "件", "20"),
            )
        ),
    ),
    Fault(
        "ZJ202",
        "二季度支付慢于指标",
        "hebei-regional",
        "pdf",
        (Edit("42.00", "32.00"),),
    ),
    Fault(
        "ZJ203",
        "三季度少于二季度",
        _FORM,
        "docx",
        (Edit("第三季度资金支付达到75%", "第三季度资金支付达到45%"),),
        brings=frozenset({"ZJ202"}),
    ),
    Fault(
        "ZJ204",
        "二百五十六个工作日",
        _HEBEI,
        "xlsx",
        (Edit("上年办结58件", "全年工作日256天，每天1名律师值班"),),
    ),
    Fault(
        "ZJ205",
        "补贴标准是一千五",
        "generic-nine-districts",
        "xlsx",
        (Edit("1440", "1500"),),
    ),
    Fault("WS101", "七五普法过期", _HEBEI, "cells", (Edit("“八五”", "“七五”", at=1),)),
    Fault(
        "WS102",
        "刑释解教人员",
        _LISTED,
        "xlsx",
        (Edit("刑满释放人员衔接帮扶", "刑释解教人员衔接帮扶"),),
    ),
    Fault(
        "WS103",
        "只写有关文件",
        _FORM,
        "rows",
        (
            Edit(
                "《中华人民共和国法律援助法》；市财政局、市司法局《关于进一步规范法律援助补贴的通知》（渝财行〔2022〕31号）。",
                "上级有关文件要求。",
            ),
        ),
    ),
    Fault(
        "WS104",
        "模板单位名称",
        _HEBEI,
        "cells",
        (Edit("2022年区司法局", "2022年XX局"),),
    ),
    Fault("WS105", "中期目标照抄年度", _YUNNAN, "tall", other=_one_goal_for_both),
    Fault(
        "WS107",
        "依据文号用方括号",
        _YUNNAN,
        "cells",
        (Edit("青司通〔2020〕15号", "青司通[2020]15号", times=2),),
    ),
    Fault(
        "WS108",
        "援助中心代码误标",
        "report-legal-aid",
        "rows",
        (
            Edit(
                "法律援助由区法律援助中心组织实施",
                f"法律援助由区法律援助中心（组织机构代码：{credit_code('12500100450000017')}）组织实施",
            ),
        ),
    ),
    Fault(
        "WS109",
        "人民调节工作",
        _HEBEI,
        "xlsx",
        (Edit("1、人民调解工作。", "1、人民调节工作。"),),
    ),
    Fault("WS110", "句号两个", _HEBEI, "cells", (Edit("办案质量。", "办案质量。。"),)),
    Fault(
        "GK101",
        "受援人身份证号",
        _FORM,
        "rows",
        (
            Edit(
                "由值班律师和社会律师共同承担。",
                f"如受援人陈明（{identity_number('11010119900307765')}）的追索劳动报酬案。",
            ),
        ),
    ),
)
