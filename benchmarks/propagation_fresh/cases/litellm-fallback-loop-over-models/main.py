import asyncio

from llm import Plan, aask, ask, ask_or_shorten

HEADERS = {"x-team-id": "lt", "x-cost-center": "cc-8", "x-service": "lt", "x-environment": "prod", "x-correlation-id": "1"}
MESSAGES = [{"role": "user", "content": "a"}]


def main():
    plan = Plan(("openai/gpt-4.1", "openai/gpt-4o-mini"))
    ask(plan, MESSAGES, headers=HEADERS)
    ask_or_shorten(plan, MESSAGES, headers=HEADERS)
    asyncio.run(aask(Plan(plan.models, {"extra_headers": HEADERS}), MESSAGES))
    asyncio.run(aask(plan, MESSAGES))
