"""A conversation object sends its history again each turn; the follow-up forgot the headers' spread."""
from openai import OpenAI

OWNER = {"x-team-id": "gully", "x-cost-center": "cc-967", "x-service": "drains", "x-environment": "prod"}


class Conversation:
    def __init__(self, cid):
        self.client = OpenAI()
        self.turns = []
        self.options = {"model": "gpt-4o", "extra_headers": OWNER | {"x-correlation-id": cid}}

    def say(self, text):
        self.turns.append({"role": "user", "content": text})
        reply = self.client.chat.completions.create(messages=self.turns, **self.options)
        self.turns.append({"role": "assistant", "content": reply.choices[0].message.content})
        return reply

    def summarise(self):
        text = "\n".join(turn["content"] for turn in self.turns)
        return self.client.chat.completions.create(
            model=self.options["model"], messages=[{"role": "user", "content": text}],
            extra_headers=self.options.get("headers"))


def main():
    talk = Conversation("g-1")
    talk.say("a")
    talk.say("b")
    talk.summarise()
