"""The project text of nine parts with 项目支出绩效目标申报表, as in Kunming 2020."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.kunming_2020.recognition import recognise

LAYOUT = Layout(
    id="kunming-2020",
    title="项目支出绩效目标申报表（中期与年度并列）",
    evidence="分级财政来源（中央、省级、市级）按中期和年度两栏填列，有中期目标和年度目标；或九段式项目文本的各段标题",
    recognise=recognise,
    folder=__name__,
)
