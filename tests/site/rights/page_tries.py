"""How each line on a page is tried, by the line's key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.site.bureaus.codes import code_of, with_second_factor
from tests.site.conftest import PASSWORD
from tests.site.rights.attempts import Try
from tests.site.rights.scene import MOVES_TRIED, MoveTried, Said, Scene, file_of

from faheng.site.bureaus.actions.second_factor import begin_enrolment
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import Declaration
from faheng.site.planning.packages import form_of
from faheng.site.planning.states import Move, State
from faheng.site.planning.written import write_form

_PASSWORD = {"password": PASSWORD}


def _to_the_city(scene: Scene, actor: User) -> None:
    """The same role, held in the bureau above."""
    if actor == scene.world.people[Role.ADMINISTRATOR]:
        actor.memberships.update(bureau=scene.world.city)


def _without_treasury(scene: Scene) -> None:
    scene.world.bureau.treasury = None
    scene.world.bureau.save()


def _person(_scene: Scene, actor: User | None) -> Said:
    today = timezone.localdate().isoformat()
    return {
        "username": "xin.ren",
        "name": "新人",
        "role": "auditor",
        "starts_on": today,
    }


def _bureau(**more: str) -> Said:
    return {"name": "改名区司法局", "form_layout": "mof-declaration-2015", **more}


def _token(_scene: Scene, actor: User | None) -> Said:
    day = timezone.localdate() + timedelta(days=9)
    return {
        "name": "对接程序",
        "membership": actor.memberships.get().pk if actor else 0,
        "ends_on": day.isoformat(),
    }


def _code(_scene: Scene, actor: User | None) -> Said:
    return {"code": code_of(actor.totpdevice_set.get())} if actor else {}


def _form_of(declaration: Declaration) -> str:
    """The form, with what it has to leave out agreed to."""
    package, layout = form_of(declaration).package, declaration.bureau.form_layout
    left_out = write_form(package, layout, "html", lossy=True).left_out
    return f"?format=html&lossy={left_out}"


def _move(tried: MoveTried) -> Try:
    def said(scene: Scene, _actor: User | None) -> Said:
        held = tried.lies_at(scene)
        held.refresh_from_db()
        more = tried.said(scene)
        form: Said = {"move": tried.move.value, "revision": held.revision}
        if tried.move is Move.RETURN:
            return {**form, "item": "goals", "message-goals": "请写明受益人数。"}
        if tried.move is Move.RECORD_DECISION:
            return {**form, "minutes-decision": more["decision"]}
        return {**form, **more}

    # A meeting's decision is put on record for several projects together.
    together = tried.move is Move.RECORD_DECISION
    return Try(
        lambda scene: (tried.lies_at(scene).pk,),
        said,
        also_refused_as=409 if together else 403,
    )


def _pile(scene: Scene, _actor: User | None) -> Said:
    held = scene.at(State.SECTION_REVIEW)
    return {
        "pile": f"{held.budget_year_id}-1-{held.state}",
        "move": "agree-section",
        "declaration": held.pk,
        f"revision-{held.pk}": held.revision,
    }


def _cell(scene: Scene, _actor: User | None) -> Said:
    held = scene.draft
    return {"cell": "goals.annual_goal", "was": held.annual_goal, "now": "改过。"}


def _desk(scene: Scene, _actor: User | None) -> Said:
    return {"year": scene.year.pk, "section": scene.world.section.pk}


def _decided(_scene: Scene, _actor: User | None) -> Said:
    return {"decision": "granted"}


def _row(scene: Scene) -> Any:
    return scene.approved.indicators.all()[0]


_MINE = Try(leaves_trace=False)
_DRAFT = Try(lambda scene: (scene.draft.pk,))
_SENT = Try(lambda scene: (scene.sent.pk,))
_COLLEAGUE = Try(lambda scene: (scene.colleague.pk,))
_ROLE = Try(
    lambda scene: (scene.colleague.memberships.get().pk,),
    lambda _scene, _actor: {"at_once": "yes"},
)
_BUREAU = Try(lambda scene: (scene.world.bureau.pk,))
_SECTION = Try(
    lambda scene: (scene.world.section.pk,), lambda _scene, _actor: {"name": "改名科"}
)
_YEAR = Try(
    lambda scene: (scene.year.pk,),
    lambda _scene, _actor: {"1-section-review": "2025-09-30"},
)


def _opened(scene: Scene, actor: User | None) -> Said:
    bureau = actor.memberships.get().bureau_id if actor else scene.world.bureau.pk
    return {"year": 2031, "bureau": bureau}


_AGAIN = Try(
    lambda scene: (scene.draft.pk,),
    lambda scene, _actor: {
        "year": scene.next_year.pk,
        "section": scene.world.section.pk,
    },
    lambda scene: f"?year={scene.next_year.pk}&section={scene.world.section.pk}",
)
_ENTRY = "legal-aid-cases-closed"

PAGE_TRIES: dict[str, Try] = {
    "home 首页": _MINE,
    "icon 网站图标": _MINE,
    "healthz 查看服务是否正常": _MINE,
    "set_language 选择语言": Try(
        said=lambda _scene, _actor: {"language": "en"}, leaves_trace=False
    ),
    "bureaus:sign-in 登录页": _MINE,
    "bureaus:sign-in 登录": Try(
        said=lambda scene, _actor: {**_PASSWORD, "username": scene.owner.username},
        leaves_trace=False,
    ),
    "bureaus:second-step 动态口令页 还没有输入密码": _MINE,
    "bureaus:second-step 输入动态口令 还没有输入密码": _MINE,
    "bureaus:sign-out 退出": _MINE,
    "bureaus:account 我的账号": _MINE,
    "bureaus:change-password 修改密码页": _MINE,
    "bureaus:change-password 修改密码": Try(
        said=lambda _scene, _actor: {
            **_PASSWORD,
            "new_password": "另一句够长的口令 2027",
            "repeated": "另一句够长的口令 2027",
        }
    ),
    "bureaus:end-sessions 退出全部设备": Try(),
    "bureaus:second-factor 动态口令设置": _MINE,
    "bureaus:begin-codes 开始启用动态口令": Try(
        said=lambda _scene, _actor: _PASSWORD, leaves_trace=False
    ),
    "bureaus:codes-picture 动态口令的二维码": Try(
        ready=lambda _scene, actor: begin_enrolment(by=actor)
    ),
    "bureaus:confirm-codes 确认动态口令": Try(
        said=_code, ready=lambda _scene, actor: begin_enrolment(by=actor)
    ),
    "bureaus:renew-codes 更换备用码": Try(
        said=lambda _scene, _actor: _PASSWORD,
        ready=lambda _scene, actor: with_second_factor(actor),
    ),
    "bureaus:remove-codes 停用动态口令": Try(
        said=lambda _scene, _actor: _PASSWORD,
        ready=lambda _scene, actor: with_second_factor(actor),
    ),
    "tokens 接口令牌": _MINE,
    "tokens 生成接口令牌": Try(said=_token),
    "end-token 作废接口令牌": Try(lambda scene: (scene.token.pk,)),
    "interface-description 接口说明": _MINE,
    "interface 接口以外的地址": _MINE,
    "no-such-address 接口没有的地址": Try(lambda _scene: ("nothing/here",)),
    "bureaus:people 人员名单": _MINE,
    "bureaus:add-person 添加人员页": _MINE,
    "bureaus:add-person 添加人员": Try(
        said=_person, query=lambda scene: f"?bureau={scene.world.bureau.pk}"
    ),
    "bureaus:person 查看人员": _COLLEAGUE,
    "bureaus:rename-person 修改姓名页": _COLLEAGUE,
    "bureaus:rename-person 修改姓名": Try(
        lambda scene: (scene.colleague.pk,), lambda _scene, _actor: {"name": "改名"}
    ),
    "bureaus:set-active 停用账号": Try(
        lambda scene: (scene.colleague.pk,), lambda _scene, _actor: {"active": "no"}
    ),
    "bureaus:reset-password 重置密码": _COLLEAGUE,
    "bureaus:unlock-person 解除锁定": _COLLEAGUE,
    "bureaus:remove-codes-of 停用他人的动态口令": Try(
        lambda scene: (scene.colleague.pk,),
        ready=lambda scene, _actor: with_second_factor(scene.colleague),
    ),
    "bureaus:give-role 授予角色页": _COLLEAGUE,
    "bureaus:give-role 授予角色": Try(
        lambda scene: (scene.colleague.pk,),
        lambda scene, _actor: {
            "role": "clerk",
            "section": scene.world.other_section.pk,
            "starts_on": timezone.localdate().isoformat(),
        },
        lambda scene: f"?bureau={scene.world.bureau.pk}",
    ),
    "bureaus:end-role 收回角色页": _ROLE,
    "bureaus:end-role 收回角色": _ROLE,
    "bureaus:bureaus 机构": _MINE,
    "bureaus:bureau 查看机构": _BUREAU,
    "bureaus:edit-bureau 修改机构页": _BUREAU,
    "bureaus:edit-bureau 修改机构": Try(
        lambda scene: (scene.world.bureau.pk,),
        lambda scene, _actor: _bureau(treasury=scene.world.treasury.pk),
    ),
    "bureaus:add-bureau 添加下级机构页 在市级机构": Try(
        lambda scene: (scene.world.city.pk,), ready=_to_the_city
    ),
    "bureaus:add-bureau 添加下级机构 在市级机构": Try(
        lambda scene: (scene.world.city.pk,),
        lambda _scene, _actor: _bureau(name="新区司法局"),
        ready=_to_the_city,
    ),
    "bureaus:add-treasury 添加财政部门页": _BUREAU,
    "bureaus:add-treasury 添加财政部门": Try(
        lambda scene: (scene.world.bureau.pk,),
        lambda _scene, _actor: {
            "name": "新的财政局",
            "username": "cai.zheng",
            "person": "财政管理员",
        },
        prepare=_without_treasury,
    ),
    "bureaus:sections 科室": _BUREAU,
    "bureaus:sections 添加科室": Try(
        lambda scene: (scene.world.bureau.pk,),
        lambda _scene, _actor: {"name": "新科室", "kind": "section"},
    ),
    "bureaus:rename-section 修改科室名称页": _SECTION,
    "bureaus:rename-section 修改科室名称": _SECTION,
    "audit:trail 操作记录": _MINE,
    "jobs:jobs 我的后台任务": _MINE,
    "jobs:job 查看后台任务": Try(lambda scene: (scene.job.pk,)),
    "jobs:result 下载后台任务的结果": Try(lambda scene: (scene.job.pk,)),
    "planning:desk 待办": _MINE,
    "planning:sign-pile 一并同意 科室审核": Try(said=_pile, also_refused_as=409),
    "planning:notices 通知": _MINE,
    "planning:read-notices 通知全部已读": _MINE,
    "planning:open-notice 打开通知": Try(
        lambda scene: (scene.notice.pk,), leaves_trace=False
    ),
    "planning:declarations 申报名单": _MINE,
    "planning:declaration 查看申报 填报中": _DRAFT,
    "planning:declaration 查看申报 财政业务科室审核": _SENT,
    "planning:declaration 查看申报 二上填报中（外单位看报出的版本）": Try(
        lambda scene: (scene.back.pk,)
    ),
    "planning:review 审核意见 填报中": _DRAFT,
    "planning:review 审核意见 财政业务科室审核": _SENT,
    "planning:rule 规则说明": Try(lambda _scene: ("MB203",)),
    "planning:history 流转记录 填报中": _DRAFT,
    "planning:history 流转记录 财政业务科室审核": _SENT,
    "planning:compare 比较版本 填报中": _DRAFT,
    "planning:compare 比较版本 财政业务科室审核": _SENT,
    "planning:last-year 与上年比较 填报中": _DRAFT,
    "planning:last-year 与上年比较 财政业务科室审核": _SENT,
    "planning:version 查看本单位内部的版本 财政业务科室审核": Try(
        lambda scene: (scene.version(was_sent=False).pk,)
    ),
    "planning:version 查看报出的版本 财政业务科室审核": Try(
        lambda scene: (scene.version(was_sent=True).pk,)
    ),
    "planning:indicators 指标": _MINE,
    "planning:new 新建申报页": _MINE,
    "planning:new 新建申报": Try(
        said=lambda scene, actor: {**_desk(scene, actor), "name": "新项目"}
    ),
    "planning:new-from 续报页": _AGAIN,
    "planning:new-from 续报": _AGAIN,
    "planning:delete 删除草稿 填报中": Try(
        lambda scene: (scene.draft.pk,),
        lambda scene, _actor: {"revision": scene.draft.revision},
    ),
    "planning:hand-over 交给其他科室主办": Try(
        lambda scene: (scene.draft.pk,),
        lambda scene, _actor: {"section": scene.world.other_section.pk},
    ),
    "planning:edit 填报页 填报中": _DRAFT,
    "planning:edits 他人的修改 填报中": _DRAFT,
    "planning:judged 填报页的审核意见 填报中": _DRAFT,
    "planning:understand 指标值读作什么 填报中": Try(
        lambda scene: (scene.draft.pk,),
        query=lambda scene: (
            f"?cell=indicator:{scene.draft.indicators.all()[0].pk}.target&text=95%25"
        ),
    ),
    "planning:find-indicators 在填报页查找指标 填报中": Try(
        lambda scene: (scene.draft.pk,), query=lambda _scene: "?q=调解"
    ),
    "planning:save-cells 保存各格 填报中": Try(lambda scene: (scene.draft.pk,), _cell),
    "planning:change-rows 增删各行 填报中": Try(
        lambda scene: (scene.draft.pk,), lambda _scene, _actor: {"do": "add"}
    ),
    "planning:apply-fix 一键改正 填报中": Try(
        lambda scene: (scene.mendable[0].pk,),
        lambda scene, _actor: {"key": scene.mendable[1]},
    ),
    "planning:ask-waiver 在填报页申请豁免 填报中": Try(
        lambda scene: (scene.faulty.pk,),
        lambda scene, _actor: {"key": scene.finding, "reason": "另行下达。"},
    ),
    "planning:answer-returned 说明退回意见 退回修改": Try(
        lambda scene: (scene.returned_item.declaration_id,),
        lambda scene, _actor: {"returned": scene.returned_item.pk, "answer": "已改。"},
    ),
    "planning:library 指标库": _MINE,
    "planning:library-entry 查看指标库中的指标": Try(lambda _scene: (_ENTRY,)),
    "planning:library-add 从指标库加入指标 填报中": Try(
        lambda _scene: (_ENTRY,), lambda scene, _actor: {"into": scene.draft.pk}
    ),
    "planning:attachments 附件 填报中": _DRAFT,
    "planning:attachments 附件 财政业务科室审核": _SENT,
    "planning:attachments 上传附件 填报中": Try(
        lambda scene: (scene.draft.pk,), lambda _scene, _actor: {"file": file_of()}
    ),
    "planning:attachment 下载附件 填报中": Try(lambda scene: (scene.attachment.pk,)),
    "planning:remove-attachment 移除附件 填报中": Try(
        lambda scene: (scene.attachment.pk,)
    ),
    "planning:import-new 导入页": _MINE,
    "planning:import-new 导入文件": Try(
        said=lambda scene, actor: {
            **_desk(scene, actor),
            "purpose": "forms",
            "file": file_of(),
        }
    ),
    "planning:import 查看导入的文件": Try(lambda scene: (scene.imported.pk,)),
    "planning:import-take 填入导入的项目": Try(
        lambda scene: (scene.imported.pk,),
        lambda _scene, _actor: {"take": "0", "name-0": "导入的项目"},
    ),
    "planning:import-rows 填入一体化平台指标": Try(
        lambda scene: (scene.platform_rows.pk,)
    ),
    "planning:download 下载表格 填报中": Try(
        lambda scene: (scene.draft.pk,), query=lambda scene: _form_of(scene.draft)
    ),
    "planning:download 下载表格 财政业务科室审核": Try(
        lambda scene: (scene.sent.pk,), query=lambda scene: _form_of(scene.sent)
    ),
    "planning:copy 逐格复制页 填报中": _DRAFT,
    "planning:download-set 下载全套表格页": Try(
        query=lambda scene: f"?year={scene.year.pk}"
    ),
    "planning:download-set 生成全套表格": Try(
        said=lambda scene, _actor: {
            "year": scene.year.pk,
            "format": "html",
            "lossy": "yes",
        }
    ),
    "planning:platform 一体化平台指标页": Try(
        lambda scene: (scene.draft.budget_year_id,)
    ),
    "planning:platform-export 导出一体化平台指标": Try(
        lambda scene: (scene.draft.budget_year_id,)
    ),
    "planning:request-waiver 申请豁免 填报中": Try(
        lambda scene: (scene.faulty.pk,),
        lambda scene, _actor: {"key": scene.finding, "reason": "另行下达。"},
    ),
    "planning:decide-waiver 审批豁免 填报中": Try(
        lambda scene: (scene.waiver.pk,), _decided
    ),
    "planning:ask-target 申请调整绩效目标 已批复": Try(
        lambda scene: (scene.approved.pk,),
        lambda scene, _actor: {
            "indicator": _row(scene).pk,
            "after": "不少于180件",
            "reason": "增加。",
        },
    ),
    "planning:decide-target 审批绩效目标调整 已批复": Try(
        lambda scene: (scene.change.pk,), _decided
    ),
    "planning:ask-money 申请调整预算 已批复": Try(
        lambda scene: (scene.approved.pk,),
        lambda _scene, _actor: {
            "kind": "supplement",
            "amount": "100",
            "reason": "增加。",
        },
    ),
    "planning:decide-money 审批调剂 已批复": Try(
        lambda scene: (scene.transfer.pk,), _decided
    ),
    "planning:decide-money 审批追加 已批复": Try(
        lambda scene: (scene.supplement.pk,), _decided
    ),
    "planning:years 预算年度名单": _MINE,
    "planning:open-year 开启预算年度页": _MINE,
    "planning:open-year 开启预算年度": Try(said=_opened),
    "planning:year 查看预算年度": _YEAR,
    "planning:year 设定期限": _YEAR,
    "planning:review-year 全年审核意见": Try(
        lambda scene: (scene.draft.budget_year_id,)
    ),
    "planning:close-year 结束预算年度": _YEAR,
    "planning:reopen-year 恢复办理 已结束": Try(lambda scene: (scene.closed_year.pk,)),
}
_WHEN = {
    "科室": "科室审核",
    "财务": "财务汇总",
    "分管": "分管领导审核",
    "登记": "党组会（办公会）研究",
    "会议": "党组会（办公会）研究",
    "报送": "填报中",
    "撤回": "科室审核",
    "下达": "等待控制数",
    "批复": "二上财政业务科室审核",
}
PAGE_TRIES |= {
    f"planning:move {name} {_WHEN.get(name[:2], '财政业务科室审核')}": _move(tried)
    for name, tried in MOVES_TRIED.items()
}
