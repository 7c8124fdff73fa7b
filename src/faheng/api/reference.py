"""Writes the generated half of the documentation: ``python -m faheng.api.reference``."""

from __future__ import annotations

import sys
from pathlib import Path

from faheng.api.schemas import write_schemas
from faheng.review.page import RulePage, page_of
from faheng.review.register import FAMILIES, load_rules


def rules_page() -> str:
    """All rules by family, each with its whole page, as Markdown."""
    parts = ["# 审核规则\n\n本页由规则自身的说明生成（`bin/generate`）。\n"]
    for family, title in FAMILIES.items():
        pages = [
            page_of(rule)
            for rule in load_rules()
            if rule.code.startswith(family.upper())
        ]
        parts.append(f"\n## {family.upper()} {title}\n")
        parts.extend(_section(page) for page in pages)
    return "\n".join(parts)


def _section(page: RulePage) -> str:
    body = "\n\n".join(f"**{heading}**　{text}" for heading, text in page.sections)
    return (
        f"### {page.code} {page.title}\n\n"
        f"{page.severity} · {page.dimension} · {page.status}（自 {page.since}）"
        f" · `{page.name}`\n\n依据：{page.basis}\n\n{body}\n"
    )


def write_reference(folder: Path) -> None:
    """Write the schemas and the rules' handbook."""
    write_schemas(folder / "schema")
    (folder / "rules.md").write_text(rules_page(), encoding="utf-8")


if __name__ == "__main__":
    write_reference(Path(sys.argv[1]))
