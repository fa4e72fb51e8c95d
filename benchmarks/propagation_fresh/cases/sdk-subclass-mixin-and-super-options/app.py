import anthropic


class Owned:
    owner = {"x-team-id": "so", "x-cost-center": "cc-3032"}

    def __init__(self, *args, default_headers=None, **kwargs):
        super().__init__(*args, default_headers={**self.owner, **(default_headers or {})}, **kwargs)


class Claude(Owned, anthropic.Anthropic):
    pass


class AsyncClaude(Owned, anthropic.AsyncAnthropic):
    owner = {**Owned.owner, "x-service": "so", "x-environment": "prod"}


def ask(text, **headers):
    return Claude(default_headers=headers).messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


async def aask(text):
    async with AsyncClaude(default_headers={"x-correlation-id": "a"}) as client:
        return await client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    import asyncio
    ask("a", **{"x-service": "so", "x-environment": "prod", "x-correlation-id": "1"})
    ask("b")
    asyncio.run(aask("c"))
