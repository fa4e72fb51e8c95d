"""Streams of two SDKs, consumed by one printer; the headers sit in the functions that open them."""
import anthropic
import openai

OWNER = {"x-team-id": "weir", "x-cost-center": "cc-949", "x-service": "flow", "x-environment": "prod"}


def gpt_deltas(text, cid):
    with openai.OpenAI().responses.stream(model="gpt-4o", input=text,
                                          extra_headers={**OWNER, "x-correlation-id": cid}) as stream:
        for event in stream:
            yield event.type


def claude_deltas(text):
    with anthropic.Anthropic().messages.stream(model="claude-sonnet-4-0", max_tokens=9, extra_headers=OWNER,
                                               messages=[{"role": "user", "content": text}]) as stream:
        yield from stream.text_stream


def show(deltas):
    for delta in deltas:
        print(delta)


def main():
    show(gpt_deltas("a", "w-1"))
    show(claude_deltas("b"))
