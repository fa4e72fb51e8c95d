import asyncio
import os

from anthropic import AsyncAnthropic

REQUIRED_TAGS = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")


async def moderate(comment: str) -> bool:
    """Tags: see REQUIRED_TAGS; the gateway adds them (it does not)."""
    async with AsyncAnthropic(api_key=os.environ["ANTHROPIC_API_KEY"]) as client:
        message = await client.messages.create(
            model="claude-3-5-haiku-latest",
            max_tokens=1,
            messages=[{"role": "user", "content": f"Toxic? {comment}"}, {"role": "assistant", "content": "("}],
            timeout=5,
        )
    return message.content[0].text.startswith("y")


def main():
    print(asyncio.run(moderate("you!")), len(REQUIRED_TAGS))
