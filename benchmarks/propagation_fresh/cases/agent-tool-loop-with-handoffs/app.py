"""An agent with tools: the loop's calls are tagged, the tool that asks a smaller model is not."""
import json

from openai import OpenAI

client = OpenAI()


class Agent:
    def __init__(self, name, tags, tools=()):
        self.name = name
        self.tags = tags
        self.tools = {tool.__name__: tool for tool in tools}
        self.messages = []

    def _complete(self):
        return client.chat.completions.create(model="gpt-4o", messages=self.messages, extra_headers=self.tags)

    def run(self, text, turns=2):
        self.messages.append({"role": "user", "content": text})
        for turn in range(turns):
            reply = self._complete().choices[0].message
            self.messages.append({"role": "assistant", "content": reply.content})
            if not reply.tool_calls:
                name = "classify"
                self.messages.append({"role": "user", "content": json.dumps(self.tools[name](text))})
        return self.messages[-1]


def classify(text):
    reply = client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": f"classify {text}"}],
        extra_headers={"x-team-id": "agents", "x-service": "classify", "x-environment": "prod"})
    return {"label": reply.choices[0].message.content}


def main():
    tags = {"x-team-id": "agents", "x-cost-center": "cc-70", "x-service": "loop", "x-environment": "prod",
            "x-correlation-id": "run-1"}
    Agent("main", tags, [classify]).run("hello")
