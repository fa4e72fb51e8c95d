"""A little of a web framework: routes, hooks before a request, and a request-scoped `g`."""
from types import SimpleNamespace

g = SimpleNamespace()


class App:
    def __init__(self):
        self.routes = {}
        self.before = []

    def route(self, path):
        def register(view):
            self.routes[path] = view
            return view
        return register

    def before_request(self, hook):
        self.before.append(hook)
        return hook

    def handle(self, path, **params):
        for hook in self.before:
            hook()
        return self.routes[path](**params)
