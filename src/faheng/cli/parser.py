"""An argument parser that speaks Chinese, in one sentence when something is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NoReturn

_SAID = {
    "unrecognized arguments: ": "没有这样的选项：",
    "the following arguments are required: ": "缺少参数：",
    "expected one argument": "后面需要写一个值",
    "expected at least one argument": "后面至少需要写一个值",
    "invalid choice: ": "没有这个取值：",
    "(choose from": "（可用：",
    "invalid int value: ": "应是整数：",
    "argument ": "",
    "not allowed with": "不能同时使用",
}


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")


class ChineseParser(argparse.ArgumentParser):
    """Options are written out in full; ``-h`` explains them."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            allow_abbrev=False,
            add_help=False,
            formatter_class=_Formatter,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        for english, chinese in _SAID.items():
            message = message.replace(english, chinese)
        self.exit(2, f"命令有误：{message}\n用 {self.prog} --help 查看用法。\n")
