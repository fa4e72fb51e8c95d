import json

from openai import OpenAI

TAGS = {"x-team-id": "rope", "x-cost-center": "cc-91", "x-service": "ops", "x-environment": "prod"}


class Conversation:
    def __init__(self, client, tags, run=None):
        self.client, self.tags, self.run = client, dict(tags), run
        self.messages = []

    @property
    def headers(self):
        if self.run:
            self.tags["x-correlation-id"] = f"{self.run}-{len(self.messages)}"
        return self.tags

    def say(self, text):
        self.messages.append({"role": "user", "content": text})
        out = self.client.chat.completions.create(model="gpt-4o", messages=self.messages, extra_headers=self.headers)
        self.messages.append({"role": "assistant", "content": out.choices[0].message.content})
        return self

    def title(self):
        prompt = json.dumps(self.messages)
        return self.client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": prompt}],
                                                   extra_headers=self.tags)


def main():
    chat = Conversation(OpenAI(), TAGS, run="day")
    chat.say("wind?").say("snow?").title()
    Conversation(OpenAI(), TAGS).title()
