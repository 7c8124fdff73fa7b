"""300 official forms to docx, xlsx and pdf, against LibreOffice making the pdf alone.

Ours are three `faheng write` processes, one a format, each form read again before it is
kept. LibreOffice converts the 300 docx to pdf in one process, and ten of them one process a
file. Bars: not slower than the one process, at most 0.15 s a form, and five times faster
than a process a file.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._processes import ENVIRONMENT, faheng

FORMS = 300
RUNS = 5
_ALONE = 10
_LAYOUT = "mof-declaration-2015"


def main() -> None:
    """Measure in turn, and print medians."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        sys.exit("LibreOffice is missing")
    ours, together, alone = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "set.json").write_text(_packages(), "utf-8")
        for _ in range(RUNS):
            started = time.perf_counter()
            for kind in ("docx", "xlsx", "pdf"):
                _run(
                    faheng(
                        *("write", folder / "set.json", "--layout", _LAYOUT),
                        *("--format", kind, "--lossy", "-o", f"{folder / kind}/"),
                    )
                )
            ours.append(time.perf_counter() - started)
            made = sorted((folder / "docx").glob("*.docx"))
            assert len(made) == FORMS, f"{len(made)} forms"
            together.append(_converted(office, made, folder))
            alone.append(
                sum(_converted(office, [each], folder) for each in made[:_ALONE])
                / _ALONE
            )
    mine, office_all, office_one = (
        sorted(each)[RUNS // 2] for each in (ours, together, alone)
    )
    print(
        f"{FORMS} forms to docx, xlsx and pdf   {mine:6.2f} s, {mine / FORMS:.3f} s a form"
    )
    print(f"LibreOffice, one process, pdf only {office_all:6.2f} s")
    print(f"ratio                              {office_all / mine:6.2f} times faster")
    print(f"LibreOffice, a process a file      {office_one:6.2f} s a file")
    print(
        f"ratio                              {office_one / (mine / FORMS):6.2f} times faster"
    )


def _packages() -> str:
    """The sound projects of bureaus of different sizes, each a package of its own."""
    from faheng.site.demonstration.scale import many_bureaus

    lines = []
    for scaled in many_bureaus(40):
        for each in scaled.package.declarations:
            one = scaled.package.model_copy(update={"declarations": (each,)})
            lines.append(one.model_dump(mode="json", by_alias=True))
    return json.dumps(lines[:FORMS], ensure_ascii=False)


def _converted(office: str, files: list[Path], folder: Path) -> float:
    into = ["--headless", "--convert-to", "pdf", "--outdir", str(folder / "office")]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    started = time.perf_counter()
    _run([office, profile, *into, *map(str, files)])
    return time.perf_counter() - started


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    if done.returncode:
        sys.exit(done.stderr or done.stdout)


if __name__ == "__main__":
    main()
