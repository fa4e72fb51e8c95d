import asyncio

from worker import WorkerSettings


async def drain(jobs):
    ctx = {}
    await WorkerSettings.on_startup(ctx)
    table = {function.__name__: function for function in WorkerSettings.functions}
    for number, (name, *args) in enumerate(jobs):
        ctx["job_id"] = f"job-{number}"
        await WorkerSettings.on_job_start(ctx)
        await table[name](ctx, *args)
    await WorkerSettings.on_shutdown(ctx)


def main():
    asyncio.run(drain([("teaser", "a story"), ("keywords", "a story")]))
