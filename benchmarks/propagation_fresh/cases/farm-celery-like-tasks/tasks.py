import functools
import json

BROKER = []
REGISTRY = {}


class Task:
    def __init__(self, fn, headers):
        self.fn, self.headers = fn, headers
        functools.update_wrapper(self, fn)

    def delay(self, *args, **kwargs):
        BROKER.append(json.dumps({"task": self.fn.__name__, "args": args, "kwargs": kwargs}))

    def __call__(self, *args, **kwargs):
        return self.fn(*args, **kwargs)


def task(**headers):
    def keep(fn):
        REGISTRY[fn.__name__] = Task(fn, headers)
        return REGISTRY[fn.__name__]
    return keep


def work():
    while BROKER:
        message = json.loads(BROKER.pop(0))
        REGISTRY[message["task"]](*message["args"], **message["kwargs"])
