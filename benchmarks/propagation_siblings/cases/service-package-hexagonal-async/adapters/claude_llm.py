from anthropic import AsyncAnthropic

from core.ports import LLM


class ClaudeLLM(LLM):
    def __init__(self):
        self._client = AsyncAnthropic()

    async def complete(self, prompt, tags):
        r = await self._client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=tags,
                                               messages=[{"role": "user", "content": prompt}])
        return r.content[0].text
