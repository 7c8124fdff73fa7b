"""Long work is done once, told of while it runs, and seen by who asked for it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.exceptions import TimeoutException
from django_q.models import Schedule
from django_q.timeout import TimeoutHandler

from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import RefusedFileError
from faheng.site.jobs import register, results
from faheng.site.jobs.actions import start_job
from faheng.site.jobs.models import Job
from faheng.site.jobs.register import Result, Work, job
from faheng.site.jobs.running import run
from faheng.site.jobs.schedules import SCHEDULES, set_schedules


@pytest.fixture(autouse=True)
def tasks(tmp_path: Path, settings: SimpleNamespace) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "attachments"
    known = dict(register._TASKS)

    @job("test.write")
    def write(work: Work) -> Result:
        work.progress(1, 2)
        file = work.folder / "made.txt"
        file.write_text(work.params["text"], "utf-8")
        work.progress(2, 2)
        return Result("写好了。", file, "结果.txt")

    @job("test.refuse")
    def refuse(work: Work) -> Result:
        raise RefusedFileError("这个文件打不开。")

    @job("test.break")
    def break_off(work: Work) -> Result:
        raise ZeroDivisionError

    @job("test.long")
    def take_long(work: Work) -> Result:
        raise TimeoutException("Task exceeded maximum timeout value (600 seconds)")

    yield
    register._TASKS.clear()
    register._TASKS.update(known)


def ask(world: SimpleNamespace, kind: str) -> Job:
    clerk = world.people[Role.CLERK]
    asked = start_job(by=clerk, kind=kind, title="试一试", params={"text": "你好"})
    asked.refresh_from_db()
    return asked


def test_work_ends_with_a_file_to_fetch(world: SimpleNamespace, client: Client) -> None:
    done = ask(world, "test.write")
    assert (done.state, done.done, done.total) == ("done", 2, 2)
    client.force_login(world.people[Role.CLERK])
    assert "写好了" in client.get(reverse("jobs:job", args=[done.pk])).content.decode()
    answer = client.get(reverse("jobs:result", args=[done.pk]))
    assert b"".join(answer) == "你好".encode()  # type: ignore[arg-type]


def test_work_done_is_not_done_again(world: SimpleNamespace) -> None:
    done = ask(world, "test.write")
    run(done.pk)
    assert Job.objects.get(pk=done.pk).ended_at == done.ended_at


def test_work_whose_worker_was_killed_is_begun_again(world: SimpleNamespace) -> None:
    asked = ask(world, "test.write")
    Job.objects.filter(pk=asked.pk).update(state="running", ended_at=None, done=1)
    run(asked.pk)
    assert Job.objects.get(pk=asked.pk).state == "done"


def test_a_refusal_is_told_in_its_own_sentence(world: SimpleNamespace) -> None:
    refused = ask(world, "test.refuse")
    assert (refused.state, refused.sentence) == ("failed", "这个文件打不开。")


def test_a_fault_of_ours_is_told_without_its_insides(
    world: SimpleNamespace, caplog: pytest.LogCaptureFixture
) -> None:
    broken = ask(world, "test.break")
    assert broken.state == "failed"
    assert "ZeroDivision" not in broken.sentence
    assert "broke off" in caplog.text


def test_work_that_takes_too_long_ends_and_is_not_begun_again(
    world: SimpleNamespace, caplog: pytest.LogCaptureFixture
) -> None:
    late = ask(world, "test.long")
    assert (late.state, late.sentence) == (
        "failed",
        "用时过长，没有做完，请缩小范围后重试。",
    )
    assert "took too long" in caplog.text
    assert not list((results.folder() / "being-made").iterdir())


@pytest.mark.django_db(transaction=True)
def test_work_that_is_cut_off_in_the_middle_of_a_query_ends_too(
    world: SimpleNamespace,
) -> None:
    @job("test.asking")
    def ask_long(work: Work) -> Result:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(30)")
        time.sleep(30)
        return Result("做完了。")

    clerk = world.people[Role.CLERK]
    asked = Job.objects.create(kind="test.asking", by=clerk, asked_at=timezone.now())
    with TimeoutHandler(1):
        run(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, "用时过长" in asked.sentence) == ("failed", True)


def test_who_holds_no_role_any_more_fetches_nothing(
    world: SimpleNamespace, client: Client
) -> None:
    done = ask(world, "test.write")
    clerk = world.people[Role.CLERK]
    clerk.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    client.force_login(clerk)
    answer = client.get(reverse("jobs:result", args=[done.pk]))
    assert answer.status_code == 403
    assert "没有任何角色" in answer.content.decode()


def test_results_and_sessions_of_the_past_go_by_the_clock(
    world: SimpleNamespace, client: Client
) -> None:
    done = ask(world, "test.write")
    Job.objects.update(ended_at=timezone.now() - timedelta(days=8))
    for session in (client, Client()):
        session.force_login(world.people[Role.CLERK])
    over = Session.objects.get(pk=client.session.session_key)
    over.expire_date = timezone.now() - timedelta(seconds=1)
    over.save()
    for function, _ in SCHEDULES.values():
        import_string(function)()
    done.refresh_from_db()
    assert (done.result_sha256, "已过保存期" in done.sentence) == ("", True)
    assert [file.name for file in results.folder().iterdir()] == ["being-made"]
    assert Session.objects.count() == 1
    assert not Session.objects.filter(pk=over.pk).exists()


def test_work_is_seen_by_nobody_else(world: SimpleNamespace, client: Client) -> None:
    done = ask(world, "test.write")
    client.force_login(world.stranger)
    for name in ("jobs:job", "jobs:result"):
        assert client.get(reverse(name, args=[done.pk])).status_code == 404


def test_work_given_to_two_workers_has_one_result(world: SimpleNamespace) -> None:
    made = Path()

    @job("test.late")
    def late(work: Work) -> Result:
        nonlocal made
        made = work.folder / "late.txt"
        Job.objects.update(state=Job.State.DONE, sentence="先做完的。")
        made.write_text("后做完的", "utf-8")
        return Result("后做完的。", made, "结果.txt")

    asked = ask(world, "test.late")
    assert (asked.sentence, asked.result_sha256) == ("先做完的。", "")
    assert not made.exists()
    assert not made.parent.exists()


def test_a_file_nobody_fetched_goes_after_a_week(world: SimpleNamespace) -> None:
    old, new = ask(world, "test.write"), ask(world, "test.write")
    assert old.result_sha256 == new.result_sha256
    file = results.path_of(old)
    long_ago = timezone.now() - timedelta(days=8)
    Job.objects.filter(pk=old.pk).update(ended_at=long_ago)
    # The same file is another's result as well.
    assert results.forget_old() == 0
    assert file.exists()
    Job.objects.update(ended_at=long_ago)
    assert results.forget_old() == 1
    assert not file.exists()
    old.refresh_from_db()
    assert (old.result_sha256, old.sentence) == ("", "结果已过保存期，请重新生成。")


def test_what_a_killed_worker_left_goes_after_a_day(world: SimpleNamespace) -> None:
    left, lately = (results.folder() / "being-made" / name for name in ("old", "new"))
    for folder in (left, lately):
        folder.mkdir(parents=True)
        (folder / "forms.zip").write_bytes(b"half")
    os.utime(left, (0, 0))
    ask(world, "test.write")
    assert (left.exists(), lately.exists()) == (False, True)


def test_a_schedule_made_twice_is_one_again(db: None) -> None:
    for _nth in range(2):
        Schedule.objects.create(name="seal-the-trail", func="nothing")
    set_schedules()
    kept = Schedule.objects.get(name="seal-the-trail")
    assert kept.func == "faheng.site.audit.sealing.seal_all"


def test_what_is_scheduled_can_be_done(db: None) -> None:
    set_schedules()
    for schedule in Schedule.objects.all():
        import_string(schedule.func)()
