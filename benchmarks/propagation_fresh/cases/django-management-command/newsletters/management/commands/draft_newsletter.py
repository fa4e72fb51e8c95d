from anthropic import Anthropic
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Drafts the weekly newsletter"

    def add_arguments(self, parser):
        parser.add_argument("issue")
        parser.add_argument("--run-id", required=True)

    def handle(self, *args, **options):
        client = Anthropic(
            default_headers={
                "x-team-id": settings.LLM["team"],
                "x-cost-center": settings.LLM["cost_center"],
                "x-environment": settings.LLM["environment"],
                "x-service": "newsletter",
            }
        )
        draft = client.messages.create(
            model="claude-haiku-4-5",
            max_tokens=500,
            messages=[{"role": "user", "content": f"Draft {options['issue']}"}],
            extra_headers={"x-correlation-id": options["run_id"]},
        )
        self.stdout.write(self.subject_line(client, draft.content[0].text))

    def subject_line(self, client, body):
        line = client.messages.create(
            model="claude-haiku-4-5",
            max_tokens=30,
            messages=[{"role": "user", "content": "Subject line for: " + body}],
        )
        return line.content[0].text
