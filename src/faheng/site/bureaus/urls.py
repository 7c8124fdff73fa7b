from __future__ import annotations

from django.urls import path

from faheng.site.bureaus.views import (
    account,
    bureaus,
    people,
    roles,
    second_factor,
    sections,
    signing_in,
)

app_name = "bureaus"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-in/code/", signing_in.second_step, name="second-step"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change-password"),
    path("account/sessions/end/", account.end_sessions, name="end-sessions"),
    path("account/codes/", second_factor.second_factor, name="second-factor"),
    path("account/codes/begin/", second_factor.begin, name="begin-codes"),
    path("account/codes/picture.svg", second_factor.picture, name="codes-picture"),
    path("account/codes/confirm/", second_factor.confirm, name="confirm-codes"),
    path("account/codes/recovery/", second_factor.renew, name="renew-codes"),
    path("account/codes/remove/", second_factor.remove, name="remove-codes"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add-person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/name/", people.rename_person, name="rename-person"),
    path("people/<int:pk>/active/", people.set_active, name="set-active"),
    path("people/<int:pk>/password/", people.reset_password, name="reset-password"),
    path("people/<int:pk>/unlock/", people.unlock_person, name="unlock-person"),
    path(
        "people/<int:pk>/codes/remove/",
        people.remove_second_factor,
        name="remove-codes-of",
    ),
    path("people/<int:pk>/roles/add/", roles.give_role, name="give-role"),
    path("roles/<int:pk>/end/", roles.end_role, name="end-role"),
    path("bureaus/", bureaus.bureaus, name="bureaus"),
    path("bureaus/<int:pk>/", bureaus.bureau, name="bureau"),
    path("bureaus/<int:pk>/edit/", bureaus.edit_bureau, name="edit-bureau"),
    path("bureaus/<int:pk>/add/", bureaus.add_bureau, name="add-bureau"),
    path("bureaus/<int:pk>/treasury/", bureaus.add_treasury, name="add-treasury"),
    path("bureaus/<int:pk>/sections/", sections.sections, name="sections"),
    path("sections/<int:pk>/", sections.rename_section, name="rename-section"),
]
