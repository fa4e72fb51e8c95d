import asyncio

from jobs import Job
from worker import process


def main():
    asyncio.run(process([Job("j-1", "a cat"), Job("j-2", "a dog")]))
