import os

from anthropic import Anthropic

from .celeryapp import Task


class LLMTask(Task):
    """Tasks that ask the model. The client is made on first use in each worker process."""

    _client = None
    team = "documents"

    @property
    def client(self):
        if self._client is None:
            self._client = Anthropic(max_retries=0)
        return self._client

    def headers(self):
        return {
            "x-team-id": self.team,
            "x-cost-center": os.environ["COST_CENTER"],
            "x-service": "doc-pipeline",
            "x-environment": os.environ["DEPLOY_ENV"],
            "x-correlation-id": self.correlation_id(),
        }

    def correlation_id(self):
        return self.request.headers.get("correlation_id", self.request.id)


class StrictTask(LLMTask):
    def correlation_id(self):
        return self.request.headers.get("correlation", "")


class AnonymousTask(LLMTask):
    team = "unknown"
