from __future__ import annotations

from django.urls import path

from faheng.site.bureaus import views

app_name = "bureaus"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("account/", views.account, name="account"),
    path("account/password/", views.change_password, name="change-password"),
    path("people/", views.people, name="people"),
    path("bureaus/", views.bureaus, name="bureaus"),
]
