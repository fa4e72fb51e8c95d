from openai import OpenAI


class Forge:
    def __init__(self, client: OpenAI | None = None):
        self.client = client or OpenAI(default_headers={
            "x-team-id": "smithy", "x-cost-center": "cc-955", "x-service": "forge", "x-environment": "prod"})

    def shape(self, text, cid):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                                   extra_headers={"x-correlation-id": cid})

    def quench(self, text):
        return self.client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}])
