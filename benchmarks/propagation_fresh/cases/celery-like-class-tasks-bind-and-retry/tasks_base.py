class Retry(Exception):
    pass


class Request:
    def __init__(self, id, headers, retries=0):
        self.id, self.headers, self.retries = id, headers, retries


class Task:
    max_retries = 1
    name = None

    def __init__(self):
        self.request = None

    def run(self, *args, **kwargs):
        raise NotImplementedError

    def retry(self, exc):
        if self.request.retries >= self.max_retries:
            return self.on_failure(exc)
        self.request = Request(self.request.id, self.request.headers, self.request.retries + 1)
        raise Retry

    def on_failure(self, exc):
        return None

    def apply(self, *args, task_id, headers=None, **kwargs):
        self.request = Request(task_id, headers or {})
        while True:
            try:
                return self.run(*args, **kwargs)
            except Retry:
                continue
