import functools


class Request:
    headers = {}


class Task:
    def __init__(self, run, bind):
        self.run, self.bind, self.request = run, bind, Request()
        functools.update_wrapper(self, run)

    def apply_async(self, args=(), kwargs=None, headers=None):
        self.request = Request()
        self.request.headers = headers or {}
        first = (self,) if self.bind else ()
        return self.run(*first, *args, **(kwargs or {}))

    def delay(self, *args, **kwargs):
        return self.apply_async(args, kwargs)


def shared_task(fn=None, *, bind=False):
    if fn is None:
        return lambda actual: Task(actual, bind)
    return Task(fn, bind)
