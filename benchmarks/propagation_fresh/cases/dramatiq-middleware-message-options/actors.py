import anthropic
import dramatiq
import openai

from broker import local

gpt = openai.OpenAI()
claude = anthropic.Anthropic()


@dramatiq.actor(queue_name="claims")
def assess(claim):
    return gpt.responses.create(model="gpt-4o", input=claim, extra_headers=local.tags).output_text


@dramatiq.actor(queue_name="claims", max_retries=0)
def draft_letter(claim):
    tags = {name: value for name, value in local.tags.items() if name != "x-environment"}
    return claude.messages.create(
        model="claude-haiku-4-5", max_tokens=100, messages=[{"role": "user", "content": claim}], extra_headers=tags)
