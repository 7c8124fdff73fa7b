"""Files to declare from: handed in, read in the background, taken over."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from faheng.model.package import Package
from faheng.site.jobs.models import Job
from faheng.site.planning.access import imported_file_for, year_for
from faheng.site.planning.actions.importing import READ, hand_in_file, take_over
from faheng.site.planning.models import ImportedFile
from faheng.site.rest.answers import answers
from faheng.site.rest.reach import section_among
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Key, Made
from faheng.site.rest.schemas.files import (
    FoundProject,
    ImportOut,
    TakeIn,
    TakenOut,
)
from faheng.site.rest.tokens import READS, WRITES
from faheng.site.rest.uploads import content_of

router = Router(tags=["附件和文件"])


@router.post(
    "/years/{pk}/imports",
    auth=WRITES,
    response=answers(Made, status=201),
    operation_id="handIn",
)
def hand_in(
    request: ByToken,
    pk: Key,
    section: Annotated[Key, Form()],
    purpose: Annotated[Literal["forms", "platform"], Form()] = "forms",
    file: Annotated[UploadedFile | None, File()] = None,
) -> Status:
    """交来一个申报表文件，在后台读取；同一个文件再交来，回答原来的编号。"""
    year = year_for(request.auth, pk)
    name, data = content_of(request, file)
    handed = hand_in_file(
        by=request.auth,
        budget_year=year,
        section=section_among(request.auth, section),
        name=name,
        data=data,
        purpose=purpose,
    )
    return Status(201, Made(id=handed.imported.pk))


@router.get(
    "/imports/{pk}", auth=READS, response=answers(ImportOut), operation_id="import"
)
def imported(request: ByToken, pk: Key) -> ImportOut:
    """读到哪一步了，读出了哪些项目。"""
    found = imported_file_for(request.auth, pk)
    return ImportOut(
        id=found.pk,
        name=found.name,
        state=_state(found),
        refusal=found.refusal,
        projects=_projects(found),
    )


@router.post(
    "/imports/{pk}/take",
    auth=WRITES,
    response=answers(TakenOut, status=201),
    operation_id="takeOver",
)
def take(request: ByToken, pk: Key, body: TakeIn) -> Status:
    """把文件里的项目填成申报，全部办成，或者什么也不做。"""
    made = take_over(
        by=request.auth,
        imported=imported_file_for(request.auth, pk),
        names={each.number: each.name for each in body.projects},
    )
    return Status(201, TakenOut(declarations=[each.pk for each in made]))


def _state(found: ImportedFile) -> str:
    if found.is_read:
        return Job.State.DONE.value
    reading = Job.objects.filter(kind=READ, params__imported=found.pk).first()
    return Job.State.FAILED.value if reading is None else reading.state


def _projects(found: ImportedFile) -> list[FoundProject]:
    if not found.package:
        return []
    content = Package.model_validate_json(found.package).declarations
    counted = dict(enumerate(found.findings))
    return [
        FoundProject(
            number=number,
            name=each.project.name,
            errors=sum(counted.get(number, ())[:1]),
            warnings=sum(counted.get(number, ())[1:2]),
            taken=number in found.taken,
        )
        for number, each in enumerate(content)
    ]
