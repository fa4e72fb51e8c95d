import anthropic
import openai

from helpers import Timed, with_retry

gpt, claude = openai.OpenAI(), anthropic.Anthropic()
FULL = {"x-team-id": "cause", "x-cost-center": "cc-418", "x-service": "way", "x-environment": "prod", "x-correlation-id": "c-1"}
message = Timed(claude.messages.create, model="claude-sonnet-4-0", max_tokens=3)


def respond(text):
    return with_retry(gpt.responses.create, model="gpt-4o", input=text, extra_headers=FULL)


def tell(text):
    return message(messages=[{"role": "user", "content": text}], extra_headers={**FULL, "x-service": "unknown"})


def main():
    respond("a")
    tell("b")
