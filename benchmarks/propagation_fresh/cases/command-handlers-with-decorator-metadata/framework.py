import functools
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Update:
    user: str
    text: str
    meta: dict = field(default_factory=dict)


class Router:
    def __init__(self):
        self.handlers = defaultdict(list)
        self.middlewares = []

    def on(self, *commands, tags=None):
        def decorate(fn):
            for command in commands:
                self.handlers[command].append((fn, tags or {}))
            return fn
        return decorate

    def middleware(self, fn):
        self.middlewares.append(fn)
        return fn

    def dispatch(self, command, update):
        for fn, tags in self.handlers[command]:
            call = functools.partial(fn, tags=tags)
            for mw in reversed(self.middlewares):
                call = functools.partial(mw, call)
            call(update)
