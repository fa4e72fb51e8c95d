import os


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"
    import django

    django.setup()
    from django.test import Client

    http = Client()
    http.post("/describe", {"sku": "s1"}, headers={"x-request-id": "r-9"})
    http.post("/translate", {"sku": "s1"})
