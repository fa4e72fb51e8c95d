import itertools

from openai import OpenAI


class Conversation:
    _numbers = itertools.count(100)

    def __init__(self, client: OpenAI, owner: dict[str, str]) -> None:
        self.client = client
        self.messages: list[dict[str, str]] = []
        self.previous: str | None = None
        self.headers = dict(owner)
        self.headers["x-correlation-id"] = f"conversation-{next(self._numbers)}"

    def open(self, text: str) -> str:
        response = self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)
        self.previous = response.id
        return response.output_text

    def go_on(self, text: str) -> str:
        options = {"previous_response_id": self.previous} if self.previous else {"extra_headers": self.headers}
        response = self.client.responses.create(model="gpt-4o", input=text, **options)
        self.previous = response.id
        return response.output_text
