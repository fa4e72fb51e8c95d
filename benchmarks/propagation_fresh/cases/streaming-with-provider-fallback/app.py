from collections.abc import Iterator

import anthropic
import openai

gpt = openai.OpenAI(max_retries=0)
claude = anthropic.Anthropic(max_retries=0)


def stream_chat(prompt: str, headers: dict[str, str], *, model: str = "gpt-4o") -> Iterator[str]:
    try:
        with gpt.chat.completions.create(
            model=model, stream=True, messages=[{"role": "user", "content": prompt}], extra_headers=headers
        ) as chunks:
            for chunk in chunks:
                if chunk.choices and chunk.choices[0].delta.content:
                    yield chunk.choices[0].delta.content
    except openai.APIStatusError:
        with claude.messages.stream(
            model="claude-sonnet-4-5", max_tokens=200, messages=[{"role": "user", "content": prompt}],
            extra_headers={"x-team-id": headers["x-team-id"], "x-correlation-id": headers["x-correlation-id"]},
        ) as events:
            yield from events.text_stream


def headers_for(session: str) -> dict[str, str]:
    return dict(zip(
        ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id"),
        ("chat", "cc-2324", "web-chat", "prod", session),
    ))


def main():
    print("".join(stream_chat("hi", headers_for("s-1"))))
    print("".join(stream_chat("hi", headers_for("s-2"), model="gpt-4o-flaky")))
