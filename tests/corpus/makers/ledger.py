"""One small ledger of budget lines, from which every table of a set is added up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tests.corpus.makers.numbers import rounded

ZERO = Decimal(0)
PERSONNEL = ("301", "303")
PUBLIC = ("302", "310")

FUNCTIONS = {
    "204": "公共安全支出",
    "20406": "司法",
    "2040601": "行政运行",
    "2040602": "一般行政管理事务",
    "2040604": "基层司法业务",
    "2040605": "普法宣传",
    "2040606": "律师管理",
    "2040607": "公共法律服务",
    "2040610": "社区矫正",
    "2040612": "法治建设",
    "2040613": "信息化建设",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "2101103": "公务员医疗补助",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
}
ECONOMIC = {
    "301": "工资福利支出",
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30103": "奖金",
    "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费",
    "30110": "职工基本医疗保险缴费",
    "30111": "公务员医疗补助缴费",
    "30112": "其他社会保障缴费",
    "30113": "住房公积金",
    "30199": "其他工资福利支出",
    "302": "商品和服务支出",
    "30201": "办公费",
    "30202": "印刷费",
    "30207": "邮电费",
    "30211": "差旅费",
    "30213": "维修（护）费",
    "30215": "会议费",
    "30216": "培训费",
    "30217": "公务接待费",
    "30226": "劳务费",
    "30227": "委托业务费",
    "30228": "工会经费",
    "30229": "福利费",
    "30231": "公务用车运行维护费",
    "30239": "其他交通费用",
    "30299": "其他商品和服务支出",
    "303": "对个人和家庭的补助",
    "30302": "退休费",
    "30305": "生活补助",
    "310": "资本性支出",
    "31002": "办公设备购置",
}


@dataclass(frozen=True)
class Entry:
    """An amount in yuan under an item of function; projects have no economic code."""

    function: str
    amount: Decimal
    economic: str = ""


@dataclass(frozen=True)
class ThreePublic:
    abroad: Decimal = ZERO
    purchase: Decimal = ZERO
    running: Decimal = ZERO
    reception: Decimal = ZERO

    @property
    def vehicles(self) -> Decimal:
        return self.purchase + self.running

    @property
    def total(self) -> Decimal:
        return self.abroad + self.vehicles + self.reception


@dataclass(frozen=True)
class Ledger:
    """What a bureau has for a year; everything else is sums of it."""

    bureau: str
    year: int
    entries: tuple[Entry, ...]
    prior: Mapping[str, Decimal]
    """Last year's amounts by item of function."""
    prior_basic: Decimal
    three_public: ThreePublic
    prior_three_public: ThreePublic
    goods: Decimal = ZERO
    works: Decimal = ZERO
    services: Decimal = ZERO
    renamed: Mapping[str, str] = field(default_factory=dict)

    def basic(self, function: str = "") -> Decimal:
        return self._sum(function, lambda entry: bool(entry.economic))

    def projects(self, function: str = "") -> Decimal:
        return self._sum(function, lambda entry: not entry.economic)

    def total(self, function: str = "") -> Decimal:
        return self._sum(function, lambda entry: True)

    def economic(self, code: str) -> Decimal:
        return self._sum(
            "", lambda entry: bool(code) and entry.economic.startswith(code)
        )

    def last_year(self, function: str = "") -> Decimal:
        found = (a for code, a in self.prior.items() if code.startswith(function))
        return sum(found, ZERO)

    def costs(self, function: str, kinds: tuple[str, ...]) -> Decimal:
        """What goes to some classes of economic purpose."""
        return self._sum(function, lambda entry: entry.economic.startswith(kinds))

    @property
    def personnel(self) -> Decimal:
        return self.costs("", PERSONNEL)

    @property
    def public(self) -> Decimal:
        return self.costs("", PUBLIC)

    @property
    def procurement(self) -> Decimal:
        return self.goods + self.works + self.services

    @property
    def prior_projects(self) -> Decimal:
        return self.last_year() - self.prior_basic

    def classes(self) -> list[str]:
        return sorted({entry.function[:3] for entry in self.entries})

    def functions(self, *, prior_too: bool = False) -> list[str]:
        """All items with their classes and sections, in the order of the codes."""
        items = {entry.function for entry in self.entries}
        if prior_too:
            items |= set(self.prior)
        return sorted({code[:size] for code in items for size in (3, 5, 7)})

    def economics(self) -> list[str]:
        items = {entry.economic for entry in self.entries if entry.economic}
        return sorted({code[:size] for code in items for size in (3, 5)})

    def name(self, code: str) -> str:
        return self.renamed.get(code) or FUNCTIONS[code]

    def _sum(self, function: str, wanted: Callable[[Entry], bool]) -> Decimal:
        return sum(
            (
                entry.amount
                for entry in self.entries
                if entry.function.startswith(function) and wanted(entry)
            ),
            ZERO,
        )


def basic_entries(
    pay: tuple[str, str, str],
    costs: Mapping[str, str],
    *,
    retired: str = "",
    aid: str = "",
    pension_percent: str = "16",
    medical_percent: str = "9.5",
    housing_percent: str = "12",
) -> tuple[Entry, ...]:
    """Salaries, what the law adds to them, and the running costs of an office."""
    wage, allowance, bonus = (Decimal(part) for part in pay)
    base = wage + allowance + bonus
    share = lambda percent: rounded(base * Decimal(percent) / 100)  # noqa: E731
    office = "2040601"
    entries = [
        Entry(office, wage, "30101"),
        Entry(office, allowance, "30102"),
        Entry(office, bonus, "30103"),
        Entry("2080505", share(pension_percent), "30108"),
        Entry("2080506", share("8"), "30109"),
        Entry("2101101", share(medical_percent), "30110"),
        Entry(office, share("0.8"), "30112"),
        Entry("2210201", share(housing_percent), "30113"),
        Entry(office, share("2"), "30228"),
        Entry(office, rounded(wage * 3 / 100), "30229"),
        *(Entry(office, Decimal(amount), code) for code, amount in costs.items()),
    ]
    if retired:
        entries.append(Entry("2080501", Decimal(retired), "30302"))
    if aid:
        entries.append(Entry("2101103", Decimal(aid), "30111"))
    return tuple(entries)


def project_entries(projects: Mapping[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(code, Decimal(amount)) for code, amount in projects.items())


def amounts(printed: Mapping[str, str]) -> dict[str, Decimal]:
    return {code: Decimal(amount) for code, amount in printed.items()}


def listed(parts: Iterable[str]) -> str:
    """Parts of a sentence, with a comma between."""
    return "，".join(parts)
