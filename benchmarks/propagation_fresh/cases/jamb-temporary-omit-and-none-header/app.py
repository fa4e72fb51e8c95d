"""NOT_GIVEN leaves a default alone; omit takes the header away."""
from anthropic import NOT_GIVEN, Anthropic
from openai import OpenAI, omit

DOOR = {"x-team-id": "jamb", "x-cost-center": "cc-902", "x-service": "hinges", "x-environment": "prod",
        "x-correlation-id": "door"}
gpt = OpenAI(default_headers=DOOR)
claude = Anthropic(default_headers=DOOR)


def hang(text):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=4, messages=[{"role": "user", "content": text}],
                                  extra_headers=None, metadata=NOT_GIVEN)


def plane(text, public):
    return gpt.responses.create(model="gpt-4o", input=text,
                                extra_headers={"x-cost-center": omit} if public else {})


def main():
    hang("oak")
    plane("pine", False)
    plane("pine", True)
