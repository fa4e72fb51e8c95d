from openai import OpenAI

from toolbox import Toolbox, tool


class Agent(Toolbox):
    model = "gpt-5"

    def __init__(self, session: str, client: OpenAI | None = None):
        super().__init__()
        self.client = client or OpenAI()
        self.session = session
        self.turns: list[dict] = []

    @property
    def call_options(self) -> dict:
        return {"extra_headers": {"x-team-id": "agents", "x-cost-center": "cc-70", "x-service": type(self).__name__,
                                  "x-environment": "prod", "x-correlation-id": self.session}}

    def step(self, text: str) -> str:
        self.turns.append({"role": "user", "content": text})
        out = self.client.responses.create(
            model=self.model, input=self.turns,
            tools=[f._tool for f in self.functions.values()], **self.call_options)
        self.turns.append({"role": "assistant", "content": out.output_text})
        return out.output_text

    @tool("Shortens a text")
    def shorten(self, text: str) -> str:
        return self.client.responses.create(model="gpt-5-nano", input=text, **self.call_options).output_text

    @tool("Translates a text")
    def translate(self, text: str) -> str:
        return self.client.responses.create(model="gpt-5-nano", input=text).output_text


class QuietAgent(Agent):
    """Adds a temperature, in the wrong way."""

    @property
    def call_options(self) -> dict:
        return {"temperature": 0.2}
