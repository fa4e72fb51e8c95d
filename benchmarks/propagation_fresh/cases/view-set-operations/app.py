"""Required keys are checked by set operations; a strict helper raises, a lenient one fills in."""
from openai import OpenAI

client = OpenAI()
REQUIRED = {"x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id"}
BASE = {"x-team-id": "vs", "x-cost-center": "cc-306", "x-service": "vs"}


def strict(headers):
    missing = REQUIRED - headers.keys()
    if missing:
        raise ValueError(f"missing {sorted(missing)}")
    return headers


def lenient(headers):
    return {**dict.fromkeys(REQUIRED - headers.keys(), "unknown"), **headers}


def ask(text, **extra):
    headers = strict(BASE | {f"x-{k.replace('_', '-')}": v for k, v in extra.items()})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_lenient(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=lenient(BASE))


def main():
    ask("a", environment="prod", correlation_id="1")
    try:
        ask("b", environment="prod")
    except ValueError:
        pass
    ask_lenient("a")
