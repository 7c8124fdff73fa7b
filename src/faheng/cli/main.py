"""``faheng COMMAND …``: finds the command's module and runs it.

Only the module of the command asked for is imported, so that the command line starts
at once. Exit codes: 2 if anything could not be read or run, else 1 if there is a
finding of severity error, else 0.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

from faheng import __version__
from faheng.documents.children import end_as_by_hand

COMMANDS = {
    "read": "读取文件，输出交换数据（JSON）",
    "review": "审核文件，指出应修改之处",
    "write": "把交换数据写成官方表样的文件",
    "score": "按规定的办法计算自评得分、总分和等级",
    "monitor": "对照时间进度，给出绩效运行监控的预警灯",
    "value": "解析指标值（标准输入，每行一个 JSON）",
    "explain": "查看一条规则的说明",
    "rules": "列出全部规则",
    "layouts": "列出能识别的表样",
    "serve": "运行网站",
    "migrate": "建立数据库，或升级到本版本",
    "backup": "把全部数据备份成一个文件",
    "restore": "把备份恢复到空的数据库，并核对",
    "audit": "核对操作记录的封存链",
    "createadmin": "建立第一个系统管理员账号",
    "treasury": "更换一个机构的同级财政部门",
    "demo": "用示范区司法局的数据演示整个网站",
}

USAGE = "用法：faheng 命令 [选项] …\n\n命令：\n" + "".join(
    f"  {name:<9}{says}\n" for name, says in COMMANDS.items()
)


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code."""
    _prepare_streams()
    end_as_by_hand()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output left; that is its right, and no error of ours.
        _drop_output()
        code = 0
    except OSError as why:
        from faheng.documents.refusals import in_words

        _drop_output()
        print(f"没有做完：{in_words(why)}。", file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        _drop_output()
        code = 130
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(USAGE)
        return 0 if arguments else 2
    if arguments[0] == "--version":
        print(f"faheng {__version__}")
        return 0
    name = arguments.pop(0)
    if name not in COMMANDS:
        print(f"没有“{name}”这个命令。\n\n{USAGE}", file=sys.stderr)
        return 2
    command = importlib.import_module(f"faheng.cli.commands.{name}")
    from faheng.cli.parser import ChineseParser

    parser = ChineseParser(f"faheng {name}", COMMANDS[name])
    command.add_arguments(parser)
    try:
        chosen = parser.parse_args(arguments)
    except SystemExit as done:  # after --help, or a mistake already explained
        return int(done.code or 0)
    code: int = command.run(chosen)
    return code


def _prepare_streams() -> None:
    """Speak UTF-8 whatever the locale; a stream the caller closed is an empty one."""
    # In this order: each takes the lowest free descriptor, which is the closed one.
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY))
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream, errors in (
        (sys.stdin, "strict"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _drop_output() -> None:
    """Nobody takes what is still held back; writing it at exit would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
