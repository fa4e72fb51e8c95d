from anthropic import Anthropic
from openai import OpenAI

gpt, claude = OpenAI(), Anthropic()


def tags_of(command, **over):
    base = {"x-team-id": command.issued_by, "x-service": type(command).__name__.lower(), "x-environment": "prod",
            "x-correlation-id": command.trace}
    return base | {f"x-{k}".replace("_", "-"): v for k, v in over.items()}


def on_summarise(command):
    return gpt.responses.create(model="gpt-5", input=command.text, extra_headers=tags_of(command, cost_center="cc-90"))


def on_translate(command, language):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=50, extra_headers=tags_of(command),
                                  messages=[{"role": "user", "content": f"{language}: {command.text}"}])
