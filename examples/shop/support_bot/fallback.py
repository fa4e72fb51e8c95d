"""Asks OpenAI first and Claude when that fails."""

import anthropic
import openai

from llm import openai_client, owner_headers, request_headers

ENDPOINT = "support-bot/v1/draft"
primary = openai_client("team-support", ENDPOINT)
secondary = anthropic.Anthropic(max_retries=0)


def draft(prompt: str, ticket: str) -> str:
    headers = request_headers(ticket)
    try:
        return primary.responses.create(model="gpt-5", input=prompt, extra_headers=headers).output_text
    except openai.APIError:
        # Wrong: the fallback forgets that its client has no owner.
        message = secondary.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=512,
            messages=[{"role": "user", "content": prompt}],
            extra_headers=headers,
        )
        return message.content[0].text


def draft_carefully(prompt: str, ticket: str) -> str:
    headers = owner_headers("team-support", ENDPOINT) | request_headers(ticket)
    try:
        return primary.responses.create(model="gpt-5", input=prompt, extra_headers=headers).output_text
    except openai.APIError:
        message = secondary.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=512,
            messages=[{"role": "user", "content": prompt}],
            extra_headers=headers,
        )
        return message.content[0].text
