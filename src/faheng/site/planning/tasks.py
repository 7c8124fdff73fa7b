"""Planning's long work: reading what was handed in, writing all forms of a year."""

from __future__ import annotations

import logging

from django.urls import reverse
from django.utils.translation import gettext as _

from faheng.site.exceptions import NotNowError
from faheng.site.jobs.register import Result, Work, job
from faheng.site.planning.access import declarations_for, year_for
from faheng.site.planning.actions.downloads import FORMS
from faheng.site.planning.actions.importing import READ, FileReading, keep_reading
from faheng.site.planning.models import ImportedFile
from faheng.site.planning.packages import with_rows
from faheng.site.planning.readings import read_apart
from faheng.site.planning.uploads import store
from faheng.site.planning.uploads.names import safe_name
from faheng.site.planning.written import package_for, write_archive

_log = logging.getLogger(__name__)


@job(READ)
def read_file(work: Work) -> Result:
    """Read a file that was handed in; begun again, it reads it again and keeps it once."""
    imported = ImportedFile.objects.filter(pk=work.params["imported"]).first()
    if imported is None:
        raise NotNowError(_("这个文件已经不在了。"))
    if not imported.is_read:
        keep_reading(imported=imported.pk, reading=_reading_of(imported))
        imported.refresh_from_db()
    return Result(imported.refusal, path=_page_of(imported))


def _reading_of(imported: ImportedFile) -> FileReading:
    try:
        data = store.path_of(imported.sha256).read_bytes()
    except FileNotFoundError:
        return FileReading(refusal=_("文件没有保存下来，请重新上传。"))
    try:
        return read_apart(imported.name, data, imported.purpose)
    except Exception:
        # A fault of ours: whoever waits for the file is told, and can try again.
        _log.exception("file %s could not be read", imported.pk)
        return FileReading(refusal=_("系统出了问题，没有读出来，请重新上传再试。"))


@job(FORMS)
def write_forms(work: Work) -> Result:
    """The forms of a year the person may see, in an archive."""
    budget_year = year_for(work.by, work.params["year"])
    seen = declarations_for(work.by).filter(budget_year=budget_year)
    declarations = with_rows(seen.order_by("pk").values_list("pk", flat=True))
    forms = [
        (each, package)
        for each in declarations
        if (package := package_for(work.by, each)) is not None
    ]
    if not forms:
        raise NotNowError(_("这一年还没有您能查看的项目。"))
    made = write_archive(
        forms,
        work.params["layout"],
        work.params["kinds"],
        lossy=work.params["lossy"],
        progress=work.progress,
        path=(path := work.folder / "forms.zip"),
    )
    if not made.files:
        raise NotNowError(made.notes[0])
    sentence = _("共生成%(files)d个文件。") % {"files": made.files}
    if made.notes:
        sentence = _(
            "共生成%(files)d个文件；有%(count)d条说明，见压缩包里的“说明.txt”。"
        ) % {
            "files": made.files,
            "count": len(made.notes),
        }
    name = safe_name(
        _("%(bureau)s%(year)s年绩效目标申报表.zip")
        % {"bureau": budget_year.bureau.name, "year": budget_year.year}
    )
    return Result(sentence, path, name)


def _page_of(imported: ImportedFile) -> str:
    return reverse("planning:import", args=[imported.pk])
