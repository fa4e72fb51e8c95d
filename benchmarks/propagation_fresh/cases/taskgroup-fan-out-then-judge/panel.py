import asyncio
from dataclasses import dataclass, field

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI


@dataclass
class Panel:
    owner: dict[str, str]
    gpt: AsyncOpenAI = field(default_factory=AsyncOpenAI)
    claude: AsyncAnthropic = field(default_factory=AsyncAnthropic)

    async def _member(self, name: str, question: str, headers: dict[str, str]) -> str:
        answer = await self.gpt.responses.create(model=name, input=question, extra_headers=headers)
        return answer.output_text

    async def _judge(self, answers: list[str], headers: dict[str, str]) -> str:
        message = await self.claude.messages.create(
            model="claude-opus-4-1", max_tokens=100, extra_headers=headers,
            messages=[{"role": "user", "content": "\n".join(answers)}])
        return message.content[0].text

    async def decide(self, question: str, *, ballot: str) -> str:
        headers = {**self.owner, "x-correlation-id": ballot}
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._member(name, question, headers)) for name in ("gpt-4o", "gpt-4.1")]
        headers.pop("x-service")
        return await self._judge([task.result() for task in tasks], headers)
