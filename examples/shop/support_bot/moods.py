"""Rates the mood of a message; copied from a prototype."""

import litellm

from llm import owner_headers, request_headers


def mood(message: str, ticket: str) -> str:
    # Wrong: the prototype's placeholder was never replaced.
    headers = owner_headers("team-support", "support-bot/v1/mood") | request_headers(ticket)
    headers["x-cost-center"] = "TODO"
    result = litellm.completion(
        model="anthropic/claude-haiku-4-5",
        messages=[{"role": "user", "content": f"One word, the mood of: {message}"}],
        extra_headers=headers,
    )
    return result.choices[0].message.content


async def moods(messages: list[str], ticket: str) -> list[str]:
    headers = owner_headers("team-support", "support-bot/v1/mood")
    return [
        (
            await litellm.acompletion(
                model="anthropic/claude-haiku-4-5",
                messages=[{"role": "user", "content": f"One word, the mood of: {text}"}],
                headers={**headers, **request_headers(ticket)},
            )
        ).choices[0].message.content
        for text in messages
    ]
