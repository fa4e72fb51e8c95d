"""A conversation of several requests: the first turn is tagged, the follow-ups reuse only a part."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "mt", "x-cost-center": "cc-410", "x-service": "mt", "x-environment": "prod"}


class Conversation:
    def __init__(self, cid):
        self.messages = []
        self.headers = {**OWNER, "x-correlation-id": cid}

    def turn(self, text):
        self.messages.append({"role": "user", "content": text})
        reply = client.chat.completions.create(model="gpt-4o", messages=self.messages, extra_headers=self.headers)
        self.messages.append({"role": "assistant", "content": reply.choices[0].message.content})
        return reply

    def summary(self):
        history = self.messages + [{"role": "user", "content": "Summarise."}]
        return client.chat.completions.create(model="gpt-4o-mini", messages=history, extra_headers=OWNER)


def chain(text):
    first = client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, "x-correlation-id": "m"})
    return client.responses.create(model="gpt-4o", input="and?", previous_response_id=first.id,
                                   extra_headers={**OWNER, "x-correlation-id": first.id})


def main():
    talk = Conversation("mt-1")
    for line in ("hi", "more"):
        talk.turn(line)
    talk.summary()
    chain("a")
