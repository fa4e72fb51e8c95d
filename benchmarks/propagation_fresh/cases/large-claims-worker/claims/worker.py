"""A worker after the manner of arq: functions get a context that `on_startup` has filled."""
from .lifecycle import shutdown, startup
from .tasks import TASKS


class WorkerSettings:
    functions = TASKS
    on_startup = staticmethod(startup)
    on_shutdown = staticmethod(shutdown)
    max_tries = 2


class Worker:
    def __init__(self, settings, queue):
        self.settings = settings
        self.queue = queue
        self.ctx = {}

    async def run(self):
        await self.settings.on_startup(self.ctx)
        try:
            while (job := self.queue.get()) is not None:
                await self.settings.functions[job.name](self.ctx, **job.kwargs)
        finally:
            await self.settings.on_shutdown(self.ctx)
