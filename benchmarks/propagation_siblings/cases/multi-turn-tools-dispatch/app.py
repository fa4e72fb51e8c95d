import json

import anthropic
import openai

OWNER = {"x-team-id": "mt", "x-cost-center": "cc-1", "x-service": "mt", "x-environment": "prod"}
gpt = openai.OpenAI(default_headers=OWNER)
claude = anthropic.Anthropic(default_headers=OWNER)


class Conversation:
    def __init__(self, cid):
        self.cid = cid
        self.messages = []

    def turn(self, text):
        self.messages.append({"role": "user", "content": text})
        reply = gpt.chat.completions.create(model="gpt-4o", messages=self.messages, extra_headers={"x-correlation-id": f"{self.cid}-{len(self.messages)}"})
        self.messages.append(reply.choices[0].message.model_dump())
        for call in reply.choices[0].message.tool_calls or []:
            self.messages.append({"role": "tool", "tool_call_id": call.id, "content": json.dumps({})})
        return self

    def summary(self):
        return gpt.chat.completions.create(model="gpt-4o-mini", messages=self.messages)


def agent(task, max_turns=2):
    messages = [{"role": "user", "content": task}]
    previous = None
    for n in range(max_turns):
        response = claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=5, messages=messages, extra_headers={"x-correlation-id": previous or "start"})
        if response.stop_reason != "tool_use":
            break
        previous = response.id
    return messages


def chained():
    first = gpt.responses.create(model="gpt-4o", input="x", extra_headers={"x-correlation-id": "t"})
    return gpt.responses.create(model="gpt-4o", input="y", previous_response_id=first.id, extra_headers={"x-correlation-id": first.id})


def main():
    Conversation("c").turn("a").turn("b").summary()
    agent("x")
    chained()
