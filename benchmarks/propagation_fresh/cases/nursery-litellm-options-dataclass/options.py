from dataclasses import asdict, dataclass, field


def _owner():
    return {"x-team-id": "nursery", "x-cost-center": "cc-921", "x-service": "plants", "x-environment": "prod"}


@dataclass
class Options:
    model: str = "openai/gpt-4o-mini"
    temperature: float = 0.2
    extra_headers: dict = field(default_factory=_owner)

    def traced(self, cid):
        return Options(self.model, self.temperature, {**self.extra_headers, "x-correlation-id": cid})

    def kwargs(self):
        return asdict(self)
