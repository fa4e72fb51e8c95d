"""Answers questions about the catalogue."""

from llm import openai_client, request_headers

ENDPOINT = "search-api/v1/answer"
client = openai_client("team-search", ENDPOINT)


def answer(question: str, trace_id: str) -> str:
    response = client.responses.create(model="gpt-5", input=question, extra_headers=request_headers(trace_id))
    return response.output_text


def suggest(prefix: str) -> list[str]:
    # Wrong: the client knows its owner, but nothing tells which request this was.
    completion = client.chat.completions.create(
        model="gpt-5-mini",
        messages=[{"role": "user", "content": f"Complete: {prefix}"}],
    )
    return (completion.choices[0].message.content or "").splitlines()
