from openai import OpenAI


class Llm:
    def __init__(self, client: OpenAI):
        self.client = client

    def draft(self, ctx):
        ctx["draft"] = self.client.responses.create(model="gpt-5", input=ctx["topic"], extra_headers=ctx["headers"])

    def review(self, ctx):
        ctx["review"] = self.client.responses.create(
            model="gpt-5-mini", input="review", extra_headers=ctx.get("review_headers"))

    def apologise(self, ctx):
        self.client.responses.create(model="gpt-5-nano", input="sorry", extra_headers={"x-team-id": ctx["headers"]["x-team-id"]})

    def publish(self, ctx):
        raise RuntimeError("publisher is down")
