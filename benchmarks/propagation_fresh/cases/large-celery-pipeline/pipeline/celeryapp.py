"""A small stand-in for Celery: bound tasks, headers, a base class for tasks."""
import uuid


class Request:
    def __init__(self, headers):
        self.headers = headers
        self.id = uuid.uuid4().hex


class Task:
    def __init__(self, app, fn):
        self.app = app
        self.fn = fn
        self.request = None

    def delay(self, *args):
        self.apply_async(args=args)

    def apply_async(self, args=(), headers=None):
        self.app.pending.append((self, args, headers or {}))

    def run(self, args, headers):
        self.request = Request(headers)
        return self.fn(self, *args)


class App:
    def __init__(self):
        self.pending = []

    def task(self, base=Task):
        def decorate(fn):
            return base(self, fn)
        return decorate

    def drain(self):
        for task, args, headers in self.pending:
            task.run(args, headers)
        self.pending.clear()


app = App()
