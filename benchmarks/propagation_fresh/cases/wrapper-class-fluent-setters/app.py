from __future__ import annotations

import anthropic


class Prompt:
    def __init__(self, client):
        self._client, self._headers, self._turns = client, {}, []

    def tag(self, name, value) -> Prompt:
        self._headers["x-" + name] = value
        return self

    def owner(self, team, center) -> Prompt:
        return self.tag("team-id", team).tag("cost-center", center)

    def say(self, text) -> Prompt:
        self._turns.append({"role": "user", "content": text})
        return self

    def send(self):
        return self._client.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=self._turns,
                                            extra_headers=self._headers)


def fresh():
    return Prompt(anthropic.Anthropic(default_headers={"x-service": "fluent", "x-environment": "prod"}))


def main():
    fresh().owner("fl", "cc-1033").tag("correlation-id", "1").say("a").send()
    fresh().say("b").tag("correlation-id", "2").send()
