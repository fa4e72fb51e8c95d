import anthropic
import openai

from gateway.ports import RequestMeta


class OpenAIGateway:
    def __init__(self, model: str = "gpt-4o") -> None:
        self._client = openai.OpenAI()
        self._model = model

    def complete(self, prompt: str, meta: RequestMeta) -> str:
        response = self._client.responses.create(
            model=self._model,
            input=prompt,
            extra_headers={
                "x-team-id": meta.team,
                "x-cost-center": meta.cost_center,
                "x-service": meta.service,
                "x-environment": meta.environment,
                "x-correlation-id": meta.correlation_id,
            },
        )
        return response.output_text


class AnthropicGateway:
    def __init__(self, model: str = "claude-haiku-4-5") -> None:
        self._client = anthropic.Anthropic()
        self._model = model

    def complete(self, prompt: str, meta: RequestMeta) -> str:
        message = self._client.messages.create(
            model=self._model,
            max_tokens=256,
            messages=[{"role": "user", "content": prompt}],
            metadata={"user_id": meta.correlation_id},
            extra_headers={"x-team-id": meta.team, "x-cost-center": meta.cost_center, "x-service": meta.service},
        )
        return message.content[0].text
