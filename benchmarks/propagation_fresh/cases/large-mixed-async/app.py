import asyncio

from assistant.sessions import AsyncSession, Session
from assistant.voice import VoiceSession


async def run_async():
    async with AsyncSession("s-2") as session:
        await session.say("hi")
        await asyncio.gather(*(session.note(t) for t in ("a", "b")))
        await session.retrying("x")
    await VoiceSession("s-3").say("hello")


def main():
    with Session("s-1") as session:
        session.say("hi")
        session.summarise()
    asyncio.run(run_async())


if __name__ == "__main__":
    main()
