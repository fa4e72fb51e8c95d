QUEUE = []


class Task:
    def __init__(self, fn, owner):
        self.fn = fn
        self.owner = owner

    def apply_async(self, args=(), kwargs=None, headers=None):
        QUEUE.append((self, args, kwargs or {}, {**self.owner, **(headers or {})}))

    def delay(self, *args, **kwargs):
        self.apply_async(args, kwargs)


def task(**owner):
    return lambda fn: Task(fn, owner)


def run():
    while QUEUE:
        job, args, kwargs, headers = QUEUE.pop(0)
        job.fn(*args, **kwargs, headers={"x-" + k.replace("_", "-"): v for k, v in headers.items()})
