from openai import AsyncOpenAI

from .sessions import AsyncSession


class VoiceSession(AsyncSession):
    """Speech: no context manager, one client for all sessions."""

    client = AsyncOpenAI(api_key="sk-stub", max_retries=0)

    async def say(self, text):
        return await self.client.responses.create(model=self.model, input=text, extra_headers=self.headers)
