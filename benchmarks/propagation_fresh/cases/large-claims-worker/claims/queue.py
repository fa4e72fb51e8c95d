from collections import deque
from dataclasses import dataclass, field


@dataclass
class Job:
    name: str
    kwargs: dict = field(default_factory=dict)


class Queue:
    def __init__(self):
        self._jobs = deque()

    def put(self, name, **kwargs):
        self._jobs.append(Job(name, kwargs))

    def get(self):
        return self._jobs.popleft() if self._jobs else None
