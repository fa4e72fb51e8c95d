"""Placeholders in odd case; one that only contains such a word is fine."""
from anthropic import Anthropic

api = Anthropic()
NONE_YET = "TBD"


def ask(text, **tags):
    names = {"team": "x-team-id", "center": "x-cost-center", "service": "x-service", "env": "x-environment", "cid": "x-correlation-id"}
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                               extra_headers={names[k]: v for k, v in tags.items()})


def main():
    ask("a", team="Unknown", center=NONE_YET, service="svc", env="prod", cid="1")
    ask("b", team="todo-app", center="cc-1029", service="none-such", env="prod", cid="n/a-1")
    ask("c", team="t", center="cc-1029", service="N/A".lower(), env="prod", cid="{}".format("<id>"))
