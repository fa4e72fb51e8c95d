from openai import AsyncOpenAI

from core.ports import LLM


class OpenAILLM(LLM):
    def __init__(self):
        self._client = AsyncOpenAI()

    async def complete(self, prompt, tags):
        r = await self._client.responses.create(model="gpt-4o", input=prompt, extra_headers=tags)
        return r.output_text
