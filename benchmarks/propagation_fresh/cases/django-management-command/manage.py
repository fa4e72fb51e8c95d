import os


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsletters.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("draft_newsletter", "week-12", run_id="nl-7")
