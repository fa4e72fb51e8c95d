import asyncio
import contextlib
import itertools

from openai import AsyncOpenAI


class Pool:
    def __init__(self, keys, headers):
        self._clients = [AsyncOpenAI(api_key=k, default_headers=headers) for k in keys]
        self._free: asyncio.Queue[AsyncOpenAI] = asyncio.Queue()
        for client in self._clients:
            self._free.put_nowait(client)
        self._turn = itertools.cycle(self._clients)

    @contextlib.asynccontextmanager
    async def lease(self):
        client = await self._free.get()
        try:
            yield client
        finally:
            self._free.put_nowait(client)

    def next(self):
        return next(self._turn)
