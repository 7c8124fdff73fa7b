"""Invented tables of projects in the layout of Guangdong."""

from __future__ import annotations

from tests.corpus.makers.guangzhou import ListedProject, ProjectTable

QUANTITY = ("1-产出指标", "11-数量指标")
QUALITY = ("1-产出指标", "12-质量指标")
TIME = ("1-产出指标", "13-时效指标")
SOCIAL = ("2-效益指标", "22-社会效益")
LASTING = ("2-效益指标", "24-可持续影响")
CONTENT = ("3-满意度指标", "31-服务对象满意度")

MEDIATION = ListedProject(
    "人民调解工作经费",
    "120.00",
    "指导全区调解组织规范运行，及时就地化解矛盾纠纷，培训调解员，维护社会稳定。",
    (
        (*QUANTITY, "全年化解矛盾纠纷", "不少于6000件"),
        (*QUANTITY, "举办调解员业务培训", "不少于4场"),
        (*QUALITY, "人民调解成功率", "不低于97%"),
        (*TIME, "调解补贴发放", "结案后30日内发放"),
        (*SOCIAL, "民间纠纷转为刑事案件数", "0件"),
        (*CONTENT, "当事人满意度", "90%以上"),
    ),
)
CORRECTIONS = ListedProject(
    "社区矫正和安置帮教工作经费",
    "86.50",
    "落实监管教育措施，做好刑满释放人员衔接帮扶，预防重新违法犯罪。",
    (
        (*QUANTITY, "司法所业务培训", "不少于2场"),
        (*QUANTITY, "特困刑释人员走访慰问", "不少于40人次"),
        (*QUALITY, "在册社区矫正对象建档率", "100%"),
        (*QUALITY, "信息化核查率", "不低于95%"),
        (*SOCIAL, "社区矫正对象重新犯罪率", "不超过1%"),
        (*CONTENT, "帮教对象家属满意度", "85%以上"),
    ),
)
PUBLICITY = ListedProject(
    "普法工作经费",
    "22.80",
    "落实“八五”普法规划，面向重点对象开展法治宣传，增强公民法治观念。",
    (
        (*QUANTITY, "开展法治宣传活动", "不少于50场"),
        (*QUANTITY, "发放普法资料", "不少于20000份"),
        (*QUALITY, "国家工作人员学法考试合格率", "不低于95%"),
        (*SOCIAL, "法治宣传覆盖村（社区）比例", "100%"),
        (*CONTENT, "群众对普法工作的满意度", "90%以上"),
    ),
)
RECONSIDERATION = ListedProject(
    "行政复议工作经费",
    "18.70",
    "依法受理和审理行政复议案件，发挥行政复议化解行政争议的主渠道作用。",
    (
        (*QUANTITY, "办结行政复议案件", "不少于260件"),
        (*QUALITY, "行政复议案件法定期限内办结率", "100%"),
        (*TIME, "行政复议申请审查期限", "收到申请之日起5日内"),
        (*SOCIAL, "复议后当事人息诉率", "不低于70%"),
        (*CONTENT, "申请人对办案服务的满意度", "80%以上"),
    ),
)
STAFF = ListedProject(
    "政府雇员工资经费",
    "96.00",
    "按月足额发放政府雇员工资，保障辅助岗位正常运转。",
    (
        (*QUANTITY, "发放工资人数", "12人"),
        (*QUALITY, "工资发放准确率", "100%"),
        (*TIME, "工资发放时间", "每月10日前"),
        (*SOCIAL, "雇员年度考核合格率", "不低于95%"),
    ),
)
RUNNING = ListedProject(
    "司法行政机关运行保障经费",
    "30.00",
    "保障办公设备、移动办公系统和档案保密工作正常运行。",
    (
        (*QUANTITY, "设备巡检次数", "每月1次"),
        (*QUALITY, "档案管理年度考核", "达标"),
        (*QUALITY, "保密检查结果", "无泄密事件"),
        (*TIME, "设备报修响应时间", "报修后1个工作日内"),
        (*LASTING, "业务系统可用率", "不低于99%"),
    ),
)
ADVISERS = ListedProject(
    "粤示财〔2023〕18号一村（社区）一法律顾问公益法律服务经费",
    "156.00",
    "全区村（社区）法律顾问全覆盖，群众就近获得公益法律服务。",
    (
        (*QUANTITY, "提供法律咨询", "不少于4000件次"),
        (*QUANTITY, "每个村（社区）法治讲座", "每季度不少于1场"),
        (*QUALITY, "法律顾问半年考核合格率", "95%以上"),
        (*QUALITY, "每月现场服务时间", "不少于8个小时或3个半天"),
        (*SOCIAL, "法律顾问覆盖率", "100%"),
        (*CONTENT, "村（居）委及群众满意度", "90%以上"),
    ),
)

FULL = ProjectTable(
    "示范市示范区司法局（本级）",
    2024,
    (MEDIATION, CORRECTIONS, PUBLICITY, RECONSIDERATION, STAFF, RUNNING, ADVISERS),
)
SHORT = ProjectTable(
    "南港市海棠区司法局（本级）", 2023, (MEDIATION, PUBLICITY, RUNNING, ADVISERS)
)
