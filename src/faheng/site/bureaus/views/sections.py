"""The parts of a bureau: sections, offices, communities, firms."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from faheng.site.bureaus.access import bureau_for, section_for
from faheng.site.bureaus.actions import sections as actions
from faheng.site.bureaus.forms.bureaus import SectionForm, SectionNameForm
from faheng.site.bureaus.models import Section
from faheng.site.bureaus.queries import parts_of
from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import SiteError
from faheng.site.paging import page_of


@require_http_methods(["GET", "HEAD", "POST"])
def sections(request: SignedIn, pk: int) -> HttpResponse:
    """The parts of one kind, and a line to add another."""
    bureau = bureau_for(request.user, pk)
    asked = request.GET.get("kind", "")
    kind = Section.Kind(asked) if asked in Section.Kind else Section.Kind.SECTION
    form = SectionForm(request.POST or None, initial={"kind": kind})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            added = actions.add_section(
                by=request.user,
                bureau=bureau,
                name=typed["name"],
                kind=Section.Kind(typed["kind"]),
            )
        except SiteError as why:
            form.add_error("name", str(why))
        else:
            messages.success(request, _("已添加“%(name)s”。") % {"name": added.name})
            address = reverse("bureaus:sections", args=[pk])
            return redirect(f"{address}?kind={added.kind}")
    words = request.GET.get("q", "").strip()[:60]
    rows = bureau.sections.filter(kind=kind, name__icontains=words)
    context = {
        "bureau": bureau,
        "kind": kind,
        "parts": parts_of(bureau),
        "form": form,
        "words": words,
        "page": page_of(rows, request.GET),
    }
    return render(request, "bureaus/sections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rename_section(request: SignedIn, pk: int) -> HttpResponse:
    section = section_for(request.user, pk)
    form = SectionNameForm(request.POST or None, initial={"name": section.name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_section(
                by=request.user, section=section, name=form.cleaned_data["name"]
            )
        except SiteError as why:
            form.add_error("name", str(why))
        else:
            messages.success(request, _("名称已修改。"))
            address = reverse("bureaus:sections", args=[section.bureau_id])
            return redirect(f"{address}?kind={section.kind}")
    context = {"form": form, "section": section}
    return render(request, "bureaus/rename_section.html", context)
