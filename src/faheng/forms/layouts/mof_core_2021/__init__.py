"""核心绩效目标和指标: the tables of 财预〔2021〕101号, and what budget systems export."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.mof_core_2021.recognition import recognise

LAYOUT = Layout(
    id="mof-core-2021",
    title="核心绩效目标和指标表（财预〔2021〕101号）",
    recognise=recognise,
    folder=__name__,
)
