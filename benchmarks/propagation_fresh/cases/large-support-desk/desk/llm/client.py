"""The one place of the desk that speaks to the model."""
from functools import lru_cache

from openai import OpenAI

from ..settings import get_settings
from .headers import ownership, request_headers

SYSTEM = "You are a friendly support agent."


class Desk:
    def __init__(self, client, settings):
        self._client = client
        self._settings = settings

    def _messages(self, text):
        return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": text}]

    def complete(self, text, *, headers=None):
        answer = self._client.chat.completions.create(
            model=self._settings.model,
            messages=self._messages(text),
            extra_headers=headers or request_headers(),
        )
        return answer.choices[0].message.content

    def stream(self, text):
        """Streams the answer. The default headers of the client name the owner."""
        events = self._client.chat.completions.create(
            model=self._settings.model,
            messages=self._messages(text),
            stream=True,
        )
        for event in events:
            if event.choices and event.choices[0].delta.content:
                yield event.choices[0].delta.content

    def summarise(self, text, tenant):
        scoped = self._client.with_options(default_headers={"x-correlation-id": tenant.correlation_id}, timeout=30)
        answer = scoped.chat.completions.create(model=self._settings.summary_model, messages=self._messages(text))
        return answer.choices[0].message.content


@lru_cache(maxsize=1)
def get_desk():
    return Desk(OpenAI(default_headers=ownership()), get_settings())
