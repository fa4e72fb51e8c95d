from openai import AsyncOpenAI, OpenAI, RateLimitError

from .common import DEPLOYMENT, SessionBase, TEAM


class Session(SessionBase):
    def __enter__(self):
        self.client = OpenAI(max_retries=0)
        return self

    def __exit__(self, *exc):
        self.client.close()

    def say(self, text):
        return self.client.chat.completions.create(
            model=self.model, messages=self._user(text), extra_headers=self.headers
        )

    def summarise(self):
        return self.client.chat.completions.create(
            model=self.model, messages=self.history, extra_headers=TEAM | DEPLOYMENT
        )


class AsyncSession(SessionBase):
    async def __aenter__(self):
        self.client = AsyncOpenAI(max_retries=0, default_headers=self.headers)
        return self

    async def __aexit__(self, *exc):
        await self.client.close()

    async def say(self, text):
        return await self.client.chat.completions.create(model=self.model, messages=self._user(text))

    async def note(self, text):
        return await self.client.responses.create(model=self.model, input=text)

    async def retrying(self, text):
        for model in ("gpt-busy", self.model):
            try:
                return await self.client.responses.create(
                    model=model, input=text, extra_headers={"x-environment": "" if model == self.model else "prod"}
                )
            except RateLimitError:
                continue
        return None
