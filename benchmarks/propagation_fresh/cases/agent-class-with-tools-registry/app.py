import json

from openai import OpenAI

OWNER = {"x-team-id": "at", "x-cost-center": "cc-8", "x-service": "at", "x-environment": "prod"}


class Agent:
    def __init__(self, name, llm=None):
        self.name = name
        self.llm = llm or OpenAI(default_headers=OWNER)
        self.tools = {}

    def tool(self, fn):
        self.tools[fn.__name__] = fn
        return fn

    def run(self, task, run_id):
        out = self.llm.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": task}], tool_choice="required",
            tools=[{"type": "function", "function": {"name": n, "parameters": {"type": "object", "properties": {"text": {"type": "string"}}}}}
                   for n in self.tools],
            extra_headers={"x-correlation-id": run_id})
        for call in out.choices[0].message.tool_calls or []:
            self.tools[call.function.name](**json.loads(call.function.arguments))


agent = Agent("writer")


@agent.tool
def rewrite(text):
    return agent.llm.responses.create(model="gpt-4o-mini", input=text)


def main():
    agent.run("a", "run-1")
