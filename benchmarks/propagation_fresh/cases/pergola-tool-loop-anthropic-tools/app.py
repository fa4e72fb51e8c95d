import anthropic

from tools import TOOLS

api = anthropic.Anthropic()
OWNER = {"x-team-id": "pergola", "x-cost-center": "cc-374", "x-service": "gardener", "x-environment": "prod"}
SPEC = [{"name": "prune", "description": "prune", "input_schema": {"type": "object", "properties": {}}}]


class Conversation:
    def __init__(self, cid):
        self.messages = []
        self.headers = {**OWNER, "x-correlation-id": cid}

    def step(self, **extra):
        return api.messages.create(model="claude-sonnet-4-0", max_tokens=9, messages=self.messages, tools=SPEC,
                                   extra_headers=self.headers, **extra)

    def run(self, text):
        self.messages.append({"role": "user", "content": text})
        answer = self.step(tool_choice={"type": "any"})
        for _ in range(3):
            calls = [block for block in answer.content if block.type == "tool_use"]
            if not calls:
                break
            results = [{"type": "tool_result", "tool_use_id": c.id, "content": TOOLS[c.name](**c.input)} for c in calls]
            self.messages += [{"role": "assistant", "content": answer.content}, {"role": "user", "content": results}]
            answer = self.step()
        return self.summary(answer)

    def summary(self, answer):
        return api.messages.create(model="claude-haiku", max_tokens=9, messages=[{"role": "user", "content": "sum up"}])


def main():
    Conversation("p-1").run("prune the rose")
