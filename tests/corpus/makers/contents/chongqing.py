"""Invented budgets in the layout of Chongqing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.corpus.makers.chongqing import ChongqingBudget, ProjectForm
from tests.corpus.makers.ledger import (
    Entry,
    Ledger,
    ThreePublic,
    amounts,
    basic_entries,
    project_entries,
)

_COSTS = {
    "30201": "142600.00",
    "30202": "26000.00",
    "30207": "61500.00",
    "30211": "188000.00",
    "30213": "24000.00",
    "30215": "12000.00",
    "30216": "18000.00",
    "30217": "15000.00",
    "30226": "46000.00",
    "30231": "52800.00",
    "30239": "171300.00",
    "30299": "96408.15",
    "30199": "862500.00",
}

MAPLE = Ledger(
    bureau="重庆市枫溪区司法局",
    year=2023,
    entries=(
        *basic_entries(
            ("912348.00", "1184076.00", "142395.00"), _COSTS, retired="164200.00"
        ),
        *project_entries(
            {
                "2040602": "260000.00",
                "2040604": "118000.00",
                "2040605": "305000.00",
                "2040607": "412600.00",
                "2040610": "386000.00",
                "2040612": "64500.00",
                "2040613": "298417.50",
            }
        ),
    ),
    prior=amounts(
        {
            "2040601": "3716271.71",
            "2040602": "260000.00",
            "2040604": "96000.00",
            "2040605": "305000.00",
            "2040607": "390000.00",
            "2040610": "352000.00",
            "2040612": "60000.00",
            "2040613": "281974.50",
            "2080501": "158600.00",
            "2080505": "341920.16",
            "2080506": "170960.08",
            "2101101": "203015.10",
            "2210201": "256440.12",
        }
    ),
    prior_basic=Decimal("4847207.17"),
    three_public=ThreePublic(running=Decimal("52800"), reception=Decimal("15000")),
    prior_three_public=ThreePublic(
        running=Decimal("52800"), reception=Decimal("21500")
    ),
    goods=Decimal("86000"),
    services=Decimal("412417.50"),
)

LEGAL_AID = ProjectForm(
    name="法律援助专项经费",
    kind="一般性项目",
    use="业务类",
    procurement="否",
    lead="江一舟",
    contact="沈若溪",
    telephone="61000021",
    budget=Decimal("412600"),
    prior=Decimal("390000"),
    overview="区法律援助中心下设11个镇街工作站，依托公共法律服务中心为困难群众提供咨询、代书和代理服务，由值班律师和社会律师共同承担。",
    basis="《中华人民共和国法律援助法》；市财政局、市司法局《关于进一步规范法律援助补贴的通知》（渝财行〔2022〕31号）。",
    need="经济困难公民和特殊案件当事人需要免费法律服务，办案补贴和值班补贴应由财政保障。",
    measures="执行《区级法律援助经费使用管理办法》，案件归档后审核，按季度集中支付；值班签到由公共法律服务中心核对。",
    plan="第一季度资金支付达到25%；第二季度资金支付达到50%；第三季度资金支付达到75%；第四季度资金支付达到100%。",
    goal="健全区、镇街两级法律援助网络，让符合条件的当事人及时获得援助。",
    annual_goal="全年办结法律援助案件不少于160件，公共法律服务大厅每个工作日安排1名律师值班。",
    indicators=(
        (
            "投入与目标管理",
            "投入管理",
            "一季度资金使用率",
            "≥20%",
            "按项目进度支出资金。",
            "",
        ),
        (
            "投入与目标管理",
            "投入管理",
            "二季度资金使用率",
            "≥45%",
            "从第一季度累计。",
            "",
        ),
        (
            "投入与目标管理",
            "投入管理",
            "三季度资金使用率",
            "≥70%",
            "从第一季度累计。",
            "",
        ),
        (
            "投入与目标管理",
            "投入管理",
            "四季度资金使用率",
            "=100%",
            "从第一季度累计。",
            "",
        ),
        (
            "投入与目标管理",
            "财务管理",
            "资金使用合规性",
            "合规",
            "资金使用符合有关规定。",
            "",
        ),
        (
            "产出目标",
            "数量",
            "办结法律援助案件",
            "≥160件",
            "当年办结并归档的法律援助案件数。",
            "",
        ),
        (
            "产出目标",
            "数量",
            "律师值班天数",
            "≥240天",
            "公共法律服务大厅值班天数。",
            "每个工作日1名律师。",
        ),
        (
            "产出目标",
            "质量",
            "案件质量评估合格率",
            "≥95%",
            "评估合格案件占评估案件的比例。",
            "",
        ),
        (
            "产出目标",
            "时效",
            "案件补贴发放时间",
            "结案归档后30日内",
            "归档至支付的天数。",
            "",
        ),
        (
            "产出目标",
            "成本",
            "案件补贴标准",
            "=1440元/件",
            "区级财政承担的案件补贴。",
            "按1800元/件的80%测算。",
        ),
        ("产出目标", "成本", "值班补贴标准", "=100元/天", "大厅值班补贴标准。", ""),
        (
            "效果目标",
            "经济效益",
            "为受援人挽回经济损失",
            "≥280万元",
            "判决、调解和执行到位的金额。",
            "",
        ),
        (
            "效果目标",
            "社会效益",
            "法律援助咨询答复率",
            "≥98%",
            "已答复咨询占全部咨询的比例。",
            "",
        ),
        ("效果目标", "满意度", "受援人满意度", "≥92%", "回访受援人中满意的比例。", ""),
        (
            "影响力目标",
            "长效管理",
            "回访受援人比例",
            "≥30%",
            "回访受援人占受援人总数的比例。",
            "",
        ),
    ),
)

_GOALS = (
    "一是维护社会稳定，规范社区矫正执法，落实刑满释放人员衔接帮教。",
    "二是提高公共法律服务水平，巩固区、镇街、村（社区）三级服务网络。",
    "三是落实普法责任制，加强法治政府建设和行政执法监督。",
)
_TARGETS = (
    ("教育矫正率", "15", "%", "≥", "95"),
    ("法律援助案件数", "15", "件", "≥", "160"),
    ("人民调解成功率", "15", "%", "≥", "97"),
    ("法治宣传活动场次", "10", "场", "≥", "48"),
    ("人民调解员培训", "10", "次", "≥", "4"),
    ("行政复议案件按期办结率", "15", "%", "=", "100"),
    ("司法所业务检查", "10", "次", "≥", "2"),
    ("群众对公共法律服务的满意度", "10", "%", "≥", "90"),
)

FULL = ChongqingBudget(
    ledger=MAPLE,
    short="区司法局（行政）",
    profile="根据区委、区政府关于机构改革的规定，区司法局设办公室、政治处、执法监督科、行政复议应诉科、社区矫正管理局、公共法律服务管理科6个内设机构，下辖11个司法所。",
    basic_reason="工资调标导致人员经费增加",
    project_reason="公共法律服务和社区矫正任务增加",
    reception_reason="落实过紧日子要求，压减接待次数",
    operating_change="比上年增加 3.6 万元，主要原因是新增工作人员2名。",
    goals=_GOALS,
    targets=_TARGETS,
    contact="何静之",
    telephone="023-61000000",
    forms=(LEGAL_AID,),
)

LAKE = Ledger(
    bureau="重庆市镜湖区司法局",
    year=2025,
    entries=(
        *basic_entries(
            ("1032456.00", "1263804.00", "168720.00"),
            {**_COSTS, "30217": "8000.00", "30231": "48000.00"},
            aid="41280.00",
        ),
        *project_entries(
            {
                "2040602": "200000.00",
                "2040605": "240000.00",
                "2040607": "518200.00",
                "2040610": "300000.00",
                "2040613": "150000.00",
            }
        ),
    ),
    prior=amounts(
        {
            "2040601": "3943318.25",
            "2040602": "200000.00",
            "2040605": "240000.00",
            "2040607": "518200.00",
            "2040610": "300000.00",
            "2080505": "389142.40",
            "2080506": "194571.20",
            "2101101": "231053.30",
            "2101103": "40320.00",
            "2210201": "291856.80",
        }
    ),
    prior_basic=Decimal("5090261.95"),
    three_public=ThreePublic(running=Decimal("48000"), reception=Decimal("8000")),
    prior_three_public=ThreePublic(running=Decimal("48000"), reception=Decimal("8000")),
    goods=Decimal("60000"),
    services=Decimal("150000"),
)

STEADY = ChongqingBudget(
    ledger=LAKE,
    short="区司法局",
    profile="镜湖区司法局是区政府工作部门，内设7个科室，下辖9个司法所，主管全区司法行政工作。",
    basic_reason="人员正常晋级晋档",
    project_reason="新增智慧矫正系统信息化建设项目15万元",
    reception_reason="",
    operating_change="与上年基本持平。",
    goals=_GOALS,
    targets=(
        ("社区矫正对象重新犯罪率", "20", "%", "≤", "1"),
        ("办结法律援助案件", "20", "件", "≥", "210"),
        ("调解纠纷案件", "20", "件", "≥", "3200"),
        ("普法活动场次", "15", "场", "≥", "40"),
        ("规范性文件合法性审核率", "15", "%", "=", "100"),
        ("司法行政信息系统运行状态", "10", "", "", "正常"),
    ),
    contact="高若谷",
    telephone="023-62000000",
    vehicles=2,
    splits_basic=True,
)


def _without_three_public(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.economic not in ("30217", "30231"))


NO_THREE_PUBLIC = replace(
    STEADY,
    ledger=replace(
        LAKE,
        year=2026,
        entries=_without_three_public(LAKE.entries),
        three_public=ThreePublic(),
        prior_three_public=ThreePublic(),
    ),
    vehicles=0,
)
"""Nothing at all for vehicles and guests, this year and last."""

FEWER = replace(
    STEADY,
    ledger=replace(
        LAKE,
        year=2022,
        prior={
            **LAKE.prior,
            "2040601": Decimal("4943318.25"),
            "2040607": Decimal("918200"),
        },
        prior_basic=Decimal("6090261.95"),
    ),
    basic_reason="退休人员增加，在职人员减少",
    project_reason="压减一般性项目支出",
)
"""Less than last year, for reasons that say more of something."""

FORMER_NAMES = replace(
    FULL,
    ledger=replace(
        MAPLE,
        year=2019,
        renamed={
            "2040607": "法律援助",
            "2040612": "法制建设",
            "20805": "行政事业单位离退休",
            "2080501": "归口管理的行政单位离退休",
        },
    ),
    forms=(),
)
"""Items by the names they had then."""

# The only place here that exists: rates of subsidies are known for real districts.
NINE_DISTRICTS = "重庆市北碚区司法局"
