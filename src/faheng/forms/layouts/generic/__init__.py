"""Forms of no known layout: read as far as heads and labels explain themselves."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.generic.reader import read, recognise
from faheng.forms.targets.words import LABELS

LAYOUT = Layout(
    id="generic",
    title="未识别的版式",
    recognise=recognise,
    read=read,
    labels=LABELS,
)
