from dataclasses import dataclass, field

import anthropic


@dataclass
class MessageStore:
    rows: list = field(default_factory=list)

    def create(self, **row):
        self.rows.append(row)
        return row

    def stream(self, **row):
        yield from self.rows


class Mill:
    def __init__(self):
        self.messages = MessageStore()
        self.responses = MessageStore()
        self.api = anthropic.Anthropic(default_headers={
            "x-team-id": "windmill", "x-cost-center": "cc-867", "x-service": "flour", "x-environment": "prod",
            "x-correlation-id": "mill"})

    def grind(self, text):
        self.messages.create(model="sack", max_tokens=3, messages=[text])
        self.responses.create(model="sack", input=text)
        list(self.messages.stream(model="sack"))
        return self.api.messages.create(model="claude-haiku-4-5", max_tokens=3,
                                        messages=[{"role": "user", "content": text}])


def main():
    Mill().grind("rye")
