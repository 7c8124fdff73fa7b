"""Forms of no known layout: read as far as heads and labels explain themselves."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.generic.recognition import recognise

LAYOUT = Layout(
    id="generic",
    title="通用表样（按表头读取）",
    evidence="不符合其他表样时，按表头和栏目名称读取",
    recognise=recognise,
    folder=__name__,
)
