import logging

from openai import OpenAI

logger = logging.getLogger("llm")


class BudgetExceeded(Exception):
    pass


class BudgetedLLM:
    def __init__(self, client: OpenAI, budget: int):
        self._client = client
        self._left = budget

    def chat(self, *, model: str, messages: list, **kwargs):
        if self._left <= 0:
            raise BudgetExceeded
        logger.info("calling %s", model)
        answer = self._client.chat.completions.create(model=model, messages=messages, **kwargs)
        self._left -= answer.usage.total_tokens
        return answer

    def quick(self, text: str, **kwargs):
        kwargs.pop("extra_headers", None)
        answer = self._client.chat.completions.create(
            model="gpt-4.1-nano", messages=[{"role": "user", "content": text}], **kwargs
        )
        return answer


HEADERS = {
    "x-team-id": "budget",
    "x-cost-center": "cc-59",
    "x-service": "copilot",
    "x-environment": "prod",
    "x-correlation-id": "ide-session",
}


def main():
    llm = BudgetedLLM(OpenAI(), 1000)
    llm.chat(model="gpt-4o", messages=[{"role": "user", "content": "a"}], extra_headers=HEADERS)
    llm.quick("b", extra_headers=HEADERS)
