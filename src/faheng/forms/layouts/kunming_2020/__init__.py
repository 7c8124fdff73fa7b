"""The project text of nine parts with 项目支出绩效目标申报表, as in Kunming 2020."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.kunming_2020.recognition import recognise

LAYOUT = Layout(
    id="kunming-2020",
    title="项目支出绩效目标申报表（中期与年度并列）",
    recognise=recognise,
    folder=__name__,
)
