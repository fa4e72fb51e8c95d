"""A service class keeps a chain; configurable alternatives, map and a batch with a bound model."""
from langchain_anthropic import ChatAnthropic
from langchain_core.prompts import ChatPromptTemplate

OWNER = {"x-team-id": "lq", "x-cost-center": "cc-445", "x-service": "lq", "x-environment": "prod"}


class Helper:
    def __init__(self, run, prompt="Q: {q}"):
        self.model = ChatAnthropic(model="claude-3-5-haiku-latest", max_tokens=9, default_headers={**OWNER, "x-correlation-id": run})
        self.chain = ChatPromptTemplate.from_template(prompt) | self.model

    def ask(self, q):
        return self.chain.invoke({"q": q}).content

    def ask_many(self, qs):
        return self.chain.batch([{"q": q} for q in qs])

    def critic(self, q):
        chain = ChatPromptTemplate.from_template("Criticise {q}") | ChatAnthropic(
            model="claude-3-5-haiku-latest", max_tokens=9, default_headers=OWNER)
        return chain.invoke({"q": q})


def main():
    helper = Helper("lq-1")
    helper.ask("a")
    helper.ask_many(["a", "b"])
    helper.critic("c")
