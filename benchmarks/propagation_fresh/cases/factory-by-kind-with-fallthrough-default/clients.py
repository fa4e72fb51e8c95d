import anthropic
import openai

OWNED = {"x-team-id": "search", "x-cost-center": "cc-3311", "x-service": "finder", "x-environment": "stage", "x-correlation-id": "boot"}


def make(kind):
    if kind == "gpt":
        return openai.OpenAI(default_headers=OWNED)
    if kind == "claude":
        return anthropic.Anthropic(default_headers=OWNED)
    return openai.OpenAI()
