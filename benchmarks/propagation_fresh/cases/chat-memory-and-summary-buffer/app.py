from collections import deque

from openai import OpenAI


class Conversation:
    def __init__(self, client, conversation_id, headers, limit=4):
        self.client = client
        self.headers = {**headers, "x-correlation-id": conversation_id}
        self.buffer = deque(maxlen=limit)
        self.summary = ""

    def say(self, text):
        if len(self.buffer) == self.buffer.maxlen:
            self._compress()
        self.buffer.append({"role": "user", "content": text})
        answer = self.client.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "system", "content": self.summary}, *self.buffer],
            extra_headers=self.headers,
        )
        self.buffer.append({"role": "assistant", "content": answer.choices[0].message.content})

    def _compress(self):
        answer = self.client.chat.completions.create(
            model="gpt-4o-mini", messages=[*self.buffer, {"role": "user", "content": "Summarise"}]
        )
        self.summary = answer.choices[0].message.content
        self.buffer.clear()


def main():
    tags = {"x-team-id": "memory", "x-cost-center": "cc-88", "x-service": "companion", "x-environment": "prod"}
    talk = Conversation(OpenAI(), "conv-1", tags)
    for line in ("a", "b", "c"):
        talk.say(line)
