from openai import OpenAI

from .types import LlmRequest


class LlmClient:
    def __init__(self):
        self._openai = OpenAI()

    def send(self, request: LlmRequest) -> str:
        assert request.metadata is not None
        result = self._openai.responses.create(
            model=request.model, input=request.prompt, extra_headers=request.metadata.to_headers()
        )
        return result.output_text

    def send_batch(self, requests: list[LlmRequest]) -> list[str]:
        out = []
        for request in requests:
            headers = request.metadata.to_headers() if request.metadata else None
            result = self._openai.responses.create(model=request.model, input=request.prompt, extra_headers=headers)
            out.append(result.output_text)
        return out
