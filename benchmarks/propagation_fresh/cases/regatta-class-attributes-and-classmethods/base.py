import anthropic


class Agent:
    team = "regatta"
    cost_center = "cc-306"
    service = None
    client = anthropic.Anthropic()

    @classmethod
    def headers(cls):
        found = {"x-team-id": cls.team, "x-cost-center": cls.cost_center, "x-service": cls.service,
                 "x-environment": "prod", "x-correlation-id": f"{cls.__name__}-1"}
        return {k: v for k, v in found.items() if v}

    def run(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=self.headers(),
                                           messages=[{"role": "user", "content": text}])
