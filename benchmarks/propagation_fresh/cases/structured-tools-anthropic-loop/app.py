"""Claude with tools: while the model stops for a tool, ask again; the follow-up forgets the headers."""
from anthropic import Anthropic

TAGS = {"x-team-id": "tl", "x-cost-center": "cc-50", "x-service": "tl", "x-environment": "prod", "x-correlation-id": "loop-1"}
TOOLS = [{"name": "clock", "description": "time", "input_schema": {"type": "object", "properties": {}}}]
api = Anthropic()


def converse(text):
    messages = [{"role": "user", "content": text}]
    reply = api.messages.create(model="claude-sonnet-4-0", max_tokens=5, tools=TOOLS, messages=messages, extra_headers=TAGS)
    for _ in range(2):
        messages += [{"role": "assistant", "content": reply.content[0].text if reply.content else "-"},
                     {"role": "user", "content": "go on"}]
        reply = api.messages.create(model="claude-sonnet-4-0", max_tokens=5, tools=TOOLS, messages=messages)
    return reply


def main():
    converse("what time is it")
