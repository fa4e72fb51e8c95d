"""The first turn carries everything, the follow-up turn is built by hand."""
import anthropic


class Conversation:
    def __init__(self, headers):
        self.client = anthropic.Anthropic()
        self.headers = headers
        self.history = []

    def say(self, text):
        self.history.append({"role": "user", "content": text})
        reply = self.client.messages.create(model="claude-sonnet-4-0", max_tokens=9, messages=self.history,
                                            extra_headers=self.headers)
        self.history.append({"role": "assistant", "content": reply.content[0].text})
        if reply.stop_reason != "tool_use":
            return self.sum_up()
        return reply

    def sum_up(self):
        options = dict(model="claude-3-5-haiku-latest", max_tokens=9, messages=[*self.history, {"role": "user", "content": "sum up"}])
        return self.client.messages.create(**options, extra_headers={"x-correlation-id": self.headers["x-correlation-id"]})


def main():
    Conversation({"x-team-id": "tl", "x-cost-center": "cc-956", "x-service": "tl", "x-environment": "prod",
                  "x-correlation-id": "conv-1"}).say("hi")
