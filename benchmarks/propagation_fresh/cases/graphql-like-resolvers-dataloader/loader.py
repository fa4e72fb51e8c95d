import asyncio


class Loader:
    """Collects keys in one turn of the event loop, then asks for all of them at once."""

    def __init__(self, batch_fn):
        self.batch_fn = batch_fn
        self.waiting = []

    def load(self, key):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self.waiting.append((key, future))
        if len(self.waiting) == 1:
            loop.call_soon(lambda: loop.create_task(self.flush()))
        return future

    async def flush(self):
        batch, self.waiting = self.waiting, []
        for (_, future), value in zip(batch, await self.batch_fn([k for k, _ in batch])):
            future.set_result(value)
