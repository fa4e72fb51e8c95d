from django.urls import path

from clinic import views

urlpatterns = [path("intake", views.intake)]
