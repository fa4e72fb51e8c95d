"""litellm: embedding and responses take extra_headers as completion does."""
import litellm


class Nursery:
    def __init__(self, team: str, center: str):
        self._static = {"x-team-id": team, "x-cost-center": center, "x-service": "nursery", "x-environment": "prod"}

    def _with(self, correlation: str | None):
        if correlation is None:
            return self._static
        return {**self._static, "x-correlation-id": correlation}

    def vector(self, label: str, correlation: str | None = None):
        return litellm.embedding(model="openai/text-embedding-3-small", input=[label], extra_headers=self._with(correlation))

    def describe(self, label: str, correlation: str):
        return litellm.responses(model="openai/gpt-4o-mini", input=label, extra_headers=self._with(correlation))


def main():
    nursery = Nursery("arbor", "cc-804")
    nursery.describe("oak", "o-1")
    nursery.vector("oak", "o-1")
    nursery.vector("elm")
