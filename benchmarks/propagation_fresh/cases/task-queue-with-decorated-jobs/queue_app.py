"""A home-made Celery: tasks register themselves by name; messages hold name and keyword arguments."""
from collections import deque
from typing import Any, Callable


class Task:
    def __init__(self, app: "QueueApp", fn: Callable[..., Any], name: str, options: dict[str, Any]):
        self.app, self.fn, self.name, self.options = app, fn, name, options

    def __call__(self, *args, **kwargs):
        return self.fn(*args, **kwargs)

    def delay(self, **kwargs):
        self.app.messages.append({"task": self.name, "kwargs": kwargs})

    def apply_async(self, kwargs=None, headers=None):
        self.app.messages.append({"task": self.name, "kwargs": {**(kwargs or {}), "headers": headers}})


class QueueApp:
    def __init__(self):
        self.tasks: dict[str, Task] = {}
        self.messages: deque[dict[str, Any]] = deque()

    def task(self, name=None, **options):
        def register(fn):
            made = Task(self, fn, name or fn.__name__, options)
            self.tasks[made.name] = made
            return made
        return register

    def work_off(self):
        while self.messages:
            message = self.messages.popleft()
            self.tasks[message["task"]](**message["kwargs"])
