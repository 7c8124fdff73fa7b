"""Reads files of waivers, strictly: a slip is one sentence naming the record."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.opening import bytes_of
from faheng.values.patterns import lazy_pattern

_GRANT = ("asked_by", "granted_by", "reason", "until")
_MATCH = ("key", "code", "file", "project", "indicator")
_SAID = {
    "asked_by": "申请人",
    "granted_by": "同意人",
    "reason": "理由",
    "until": "有效期",
}
_KEY = lazy_pattern(r"[0-9a-f]{16}")
_CODE = lazy_pattern(r"[A-Z]{2}\d{3}")

_NOT_TEXT = "豁免文件不是 UTF-8 编码的文本，请另存为 UTF-8 后再试。"
_BROKEN = "豁免文件第 {line} 行附近不合 YAML 或 JSON 的写法，请核对缩进、冒号和引号。"
_NO_LIST = "豁免文件应是一列记录，每条以“-”开头，请按说明重写。"
_UNKNOWN = "豁免文件第 {nth} 条有不认识的栏目“{field}”，请核对拼写或删去。"
_MISSING = "豁免文件第 {nth} 条缺少 {field}（{said}），请补上。"
_NOT_WORDS = "豁免文件第 {nth} 条的 {field} 应是一段文字，请改写。"
_NO_DATE = "豁免文件第 {nth} 条的 until“{text}”不是日期，应写作 2025-12-31 这样。"
_NO_TARGET = (
    "豁免文件第 {nth} 条没有写明 key（识别码）或 code（规则编号），请补上一项。"
)
_BAD_KEY = "豁免文件第 {nth} 条的 key“{text}”不是识别码，应是报告中的 16 位字符。"
_KEY_IS_NUMBER = "豁免文件第 {nth} 条的 key“{text}”读成了数字，请给它加上引号。"
_BAD_CODE = "豁免文件第 {nth} 条的 code“{text}”不是规则编号，应写作 MB211 这样。"
_SAME_PERSON = "豁免文件第 {nth} 条的申请人和同意人都是“{text}”，应由另一人同意。"


class WaiverFileError(ValueError):
    """A file of waivers that cannot be taken; the message is one Chinese sentence."""


class Waiver(NamedTuple):
    """One record: what it covers, who asked, who granted, why, and its last day."""

    asked_by: str
    granted_by: str
    reason: str
    until: date
    key: str | None = None
    code: str | None = None
    file: str | None = None
    project: str | None = None
    indicator: str | None = None

    def as_json(self, *, only: Literal["grant"] | None = None) -> dict[str, Any]:
        """Its fields as text; ``grant`` leaves out what it covers."""
        names = _GRANT if only else (*_MATCH, *_GRANT)
        fields = {name: getattr(self, name) for name in names}
        return {name: str(field) for name, field in fields.items() if field is not None}


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """The records of a YAML or JSON file."""
    try:
        text = bytes_of(path).decode("utf-8-sig")
    except UnreadableFileError as why:
        raise WaiverFileError(str(why)) from None
    except UnicodeDecodeError:
        raise WaiverFileError(_NOT_TEXT) from None
    records = _parsed(text)
    if records is None:
        return ()
    if not isinstance(records, list):
        raise WaiverFileError(_NO_LIST)
    return tuple(_waiver(nth, record) for nth, record in enumerate(records, start=1))


class _StrictLoader(yaml.SafeLoader):
    """A loader for which a key written twice is a slip."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    for place, key in enumerate(keys):
        if not isinstance(key, str) or key in keys[:place]:
            raise yaml.MarkedYAMLError(problem_mark=node.value[place][0].start_mark)
    return loader.construct_mapping(node, deep=True)


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
# Days stay text, so that an impossible one is named with its record.
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _parsed(text: str) -> Any:
    try:
        if text.lstrip().startswith(("[", "{")):
            return json.loads(text, object_pairs_hook=_once_each)
        return yaml.load(text, Loader=_StrictLoader)
    except json.JSONDecodeError as why:
        raise WaiverFileError(_BROKEN.format(line=why.lineno)) from None
    except yaml.MarkedYAMLError as why:
        mark = why.problem_mark
        line = mark.line + 1 if mark is not None else 1
        raise WaiverFileError(_BROKEN.format(line=line)) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise WaiverFileError(_BROKEN.format(line=1)) from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a key written twice")
    return fields


def _waiver(nth: int, record: Any) -> Waiver:
    if not isinstance(record, dict):
        raise WaiverFileError(_NO_LIST)
    for field in record:
        if field not in (*_MATCH, *_GRANT):
            raise WaiverFileError(_UNKNOWN.format(nth=nth, field=field))
    for field in _GRANT:
        if record.get(field) in (None, ""):
            raise WaiverFileError(
                _MISSING.format(nth=nth, field=field, said=_SAID[field])
            )
    words = {
        field: _words(nth, field, text)
        for field, text in record.items()
        if field != "until" and text is not None
    }
    if "key" not in words and "code" not in words:
        raise WaiverFileError(_NO_TARGET.format(nth=nth))
    for field, shape, wrong in (("key", _KEY, _BAD_KEY), ("code", _CODE, _BAD_CODE)):
        if field in words and not shape.fullmatch(words[field]):
            raise WaiverFileError(wrong.format(nth=nth, text=words[field]))
    if _person(words["asked_by"]) == _person(words["granted_by"]):
        raise WaiverFileError(_SAME_PERSON.format(nth=nth, text=words["granted_by"]))
    return Waiver(until=_day(nth, record["until"]), **words)


def _words(nth: int, field: str, text: Any) -> str:
    if field == "key" and not isinstance(text, str):
        raise WaiverFileError(_KEY_IS_NUMBER.format(nth=nth, text=text))
    # A file called 2025 is a number to YAML.
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str) or not text.strip():
        raise WaiverFileError(_NOT_WORDS.format(nth=nth, field=field))
    return text.strip()


def _day(nth: int, day: Any) -> date:
    try:
        return date.fromisoformat(day if isinstance(day, str) else "")
    except ValueError:
        raise WaiverFileError(_NO_DATE.format(nth=nth, text=day)) from None


def _person(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()
