"""set_default_openai_client gives every agent its client; a handoff uses the same one."""
import asyncio

from agents import Agent, Runner, set_default_openai_api, set_default_openai_client
from openai import AsyncOpenAI

OWNER = {"x-team-id": "oa", "x-cost-center": "cc-447", "x-service": "oa", "x-environment": "prod"}
set_default_openai_client(AsyncOpenAI(default_headers=OWNER), use_for_tracing=False)
set_default_openai_api("chat_completions")
agent = Agent(name="support", instructions="Help.", model="gpt-4o-mini")


async def ask(text):
    return (await Runner.run(starting_agent=agent, input=text)).final_output


def main():
    asyncio.run(ask("a"))
