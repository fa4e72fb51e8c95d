"""Options of Django's management commands: as `add_arguments` asks for them, unless the project calls the command with
others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.code.judging import judge, marks_of, shown

COMMAND = """
from django.core.management.base import BaseCommand
from openai import OpenAI

OWNER = {"x-team-id": "search"}


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("issue")
        parser.add_argument("--run-id", required=True)
        parser.add_argument("--trace")
        parser.add_argument("--kind", default="weekly")

    def handle(self, *args, **options):
        client = OpenAI(default_headers=OWNER)
        headers = {"x-correlation-id": options["run_id"]}
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
        headers = {"x-correlation-id": options["issue"]}
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
        headers = {"x-correlation-id": options["kind"]}
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
        headers = {"x-correlation-id": options["trace"]}
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
        headers = {"x-correlation-id": options["settings"]}
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
"""
PATH = "shop/management/commands/draft.py"


def test_what_is_asked_for(tmp_path: Path) -> None:
    called = 'from django.core.management import call_command\ncall_command("draft", "7", run_id="nl-7")\n'
    assert shown(judge({PATH: COMMAND, "manage.py": called}, tmp_path)) == marks_of(COMMAND)


CALL = "from django.core.management import call_command\n\ndef run(id):\n    call_command"


@pytest.mark.parametrize(
    "text",
    [
        f'{CALL}("draft", "7", run_id=id)\n',
        f'{CALL}("draft", "7", run_id="")\n',
        f'{CALL}("draft", "7", run_id="todo")\n',
        f"{CALL}(id)\n",
        'from shop.management.commands.draft import Command\n\ndef run():\n    Command().handle(run_id="")\n',
        'from shop.management.commands import draft\n\ndef run():\n    draft.Command().handle(run_id="")\n',
    ],
)
def test_called_by_the_project(tmp_path: Path, text: str) -> None:
    verdicts = {site.verdict.value for site in judge({PATH: COMMAND, "jobs.py": text}, tmp_path)}
    assert "pass" not in verdicts
