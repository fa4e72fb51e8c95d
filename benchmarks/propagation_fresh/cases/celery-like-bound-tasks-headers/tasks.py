from dataclasses import dataclass, field
from functools import update_wrapper


@dataclass
class Request:
    id: str
    headers: dict = field(default_factory=dict)


class Task:
    registry = {}

    def __init__(self, run, bind, team):
        self.run = run
        self.bind = bind
        self.team = team
        self.request = None
        update_wrapper(self, run)
        Task.registry[run.__name__] = self

    def apply(self, args=(), task_id="t-0", headers=None):
        self.request = Request(task_id, headers or {})
        return self.run(self, *args) if self.bind else self.run(*args)

    def delay(self, *args):
        return self.apply(args, task_id="t-delayed")


def task(bind=False, team="jobs"):
    def wrap(run):
        return Task(run, bind, team)
    return wrap
