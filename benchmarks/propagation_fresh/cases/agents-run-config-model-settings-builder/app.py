import asyncio

from desk import audit_answer, help_user


async def day():
    await audit_answer(await help_user("my laptop is slow", "case-1"))


def main():
    asyncio.run(day())
