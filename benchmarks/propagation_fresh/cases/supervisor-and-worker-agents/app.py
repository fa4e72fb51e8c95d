import abc

from openai import OpenAI


class BaseAgent(abc.ABC):
    model = "gpt-4o-mini"

    def __init__(self, client: OpenAI, ctx: "RunContext"):
        self.client = client
        self.ctx = ctx

    @property
    @abc.abstractmethod
    def name(self) -> str: ...

    def think(self, prompt: str) -> str:
        answer = self.client.chat.completions.create(
            model=self.model,
            messages=[{"role": "user", "content": prompt}],
            extra_headers=self.ctx.headers_for(self.name),
        )
        return answer.choices[0].message.content


class RunContext:
    def __init__(self, run_id: str):
        self.run_id = run_id
        self.base = {"x-team-id": "agents", "x-cost-center": "cc-44", "x-environment": "prod"}

    def headers_for(self, service: str) -> dict[str, str]:
        return {**self.base, "x-service": service, "x-correlation-id": self.run_id}


class Coder(BaseAgent):
    name = "coder"


class Reviewer(BaseAgent):
    name = "reviewer"

    def think(self, prompt: str) -> str:
        answer = self.client.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "user", "content": "Review: " + prompt}],
            extra_headers={**self.ctx.base, "x-service": self.name},
        )
        return answer.choices[0].message.content


class Supervisor:
    def __init__(self, run_id: str):
        ctx = RunContext(run_id)
        client = OpenAI()
        self.team = [Coder(client, ctx), Reviewer(client, ctx)]

    def run(self, task: str) -> str:
        for agent in self.team:
            task = agent.think(task)
        return task


def main():
    Supervisor("run-5").run("write a parser")
