import anthropic


class LlmService:
    model = "claude-3-5-haiku-latest"
    limit = 6
    service = ""
    team: str

    def __init__(self):
        self.llm = anthropic.Anthropic(default_headers={"x-cost-center": "cc-351", "x-environment": "prod"})

    def tags(self, cid):
        return {"x-team-id": self.team, "x-service": self.service, "x-correlation-id": cid}

    def complete(self, text):
        return self.llm.messages.create(model=self.model, max_tokens=self.limit, extra_headers=self.tags("f-1"),
                                        messages=[{"role": "user", "content": text}])
