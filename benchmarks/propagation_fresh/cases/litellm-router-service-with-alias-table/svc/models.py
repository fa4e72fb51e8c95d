import os
from dataclasses import asdict, dataclass, field


@dataclass
class Deployment:
    name: str
    model: str
    headers: dict = field(default_factory=dict)

    def to_litellm(self):
        params = {"model": self.model, "api_key": "k", "api_base": os.environ["OPENAI_BASE_URL"]}
        if self.headers:
            params["extra_headers"] = self.headers
        return {"model_name": self.name, "litellm_params": params}


OWNER = {"x-team-id": "rt", "x-cost-center": "cc-4", "x-service": "rt", "x-environment": "prod"}
DEPLOYMENTS = [
    Deployment("main", "openai/gpt-4.1"),
    Deployment("backup", "openai/gpt-4o-mini"),
    Deployment("tagged", "openai/gpt-4o", {**OWNER, "x-correlation-id": "static"}),
]


def describe():
    return [asdict(d) for d in DEPLOYMENTS]
