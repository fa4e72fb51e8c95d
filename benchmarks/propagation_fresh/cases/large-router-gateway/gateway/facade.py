import litellm

from .routing import build_router
from .tagging import as_headers, tags_of


class Gateway:
    def __init__(self, team):
        self.team = team
        self._router = None

    @property
    def router(self):
        if self._router is None:
            self._router = build_router(self.team)
        return self._router

    def _headers(self, correlation_id):
        return as_headers(tags_of(self.team, correlation_id))

    def chat(self, text, correlation_id):
        return self.router.completion(
            model="smart",
            messages=[{"role": "user", "content": text}],
            extra_headers=self._headers(correlation_id),
        )

    def embed(self, texts, correlation_id):
        return self.router.embedding(
            model="vectors", input=texts, metadata=tags_of(self.team, correlation_id)
        )

    def quick(self, text, correlation_id):
        """Without a fallback, straight to the cheap model."""
        return self.router.completion(
            model="cheap",
            messages=[{"role": "user", "content": text}],
            metadata=tags_of(self.team, correlation_id),
        )

    def direct(self, text, correlation_id):
        return litellm.completion(
            model="openai/gpt-cheap",
            messages=[{"role": "user", "content": text}],
            api_key=self.team.key,
            extra_headers=self._headers(correlation_id),
        )
