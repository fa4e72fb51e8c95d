import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
import django

django.setup()


def main():
    from django.test import Client

    from clinic.nightly import nightly_digest

    assert Client().get("/intake").status_code == 200
    nightly_digest(2)
