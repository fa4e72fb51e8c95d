from agents import Model, ModelProvider, OpenAIChatCompletionsModel
from openai import AsyncOpenAI

OWNER = {"x-team-id": "outpost", "x-cost-center": "cc-926", "x-service": "scout", "x-environment": "prod"}


class GatewayProvider(ModelProvider):
    """Every model the runner asks for speaks through our client."""

    def __init__(self, headers):
        self.client = AsyncOpenAI(default_headers=headers)

    def get_model(self, model_name: str | None) -> Model:
        return OpenAIChatCompletionsModel(model=model_name or "gpt-4o", openai_client=self.client)
