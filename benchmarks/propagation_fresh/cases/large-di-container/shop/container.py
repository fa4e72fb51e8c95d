"""The wiring. Providers are made once and know what they need."""
from functools import cached_property

import httpx
from anthropic import Anthropic
from openai import OpenAI

from .services.descriptions import Descriptions
from .services.pricing import Pricing
from .services.reviews import Reviews
from .services.search import Search
from .settings import AppSettings
from .tracing import CorrelationSource, add_correlation


class Singleton:
    def __init__(self, factory):
        self._factory = factory
        self._value = None

    def __call__(self):
        if self._value is None:
            self._value = self._factory()
        return self._value


class Container:
    def __init__(self):
        self.settings = AppSettings()
        self.correlation = Singleton(CorrelationSource)
        self.openai = Singleton(self._openai)
        self.descriptions = Singleton(lambda: Descriptions(self.openai(), self.correlation()))
        self.reviews = Singleton(lambda: Reviews(self.anthropic, self.settings))
        self.search = Singleton(lambda: Search(self.openai()))
        self.pricing = Singleton(lambda: Pricing(self.http_client))

    def _openai(self):
        return OpenAI(default_headers=self.settings.owner.headers(), max_retries=0)

    @cached_property
    def anthropic(self):
        return Anthropic(max_retries=0, default_headers=self.settings.owner.headers())

    @cached_property
    def http_client(self):
        return httpx.Client(event_hooks={"request": [add_correlation]}, headers=self.settings.owner.headers())
