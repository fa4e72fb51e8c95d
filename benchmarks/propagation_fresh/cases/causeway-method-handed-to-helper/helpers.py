def with_retry(call, /, *args, attempts=2, **kwargs):
    for attempt in range(attempts):
        try:
            return call(*args, **kwargs)
        except TimeoutError:
            if attempt + 1 == attempts:
                raise


class Timed:
    def __init__(self, call, **defaults):
        self.call, self.defaults = call, defaults

    def __call__(self, **kwargs):
        return self.call(**{**self.defaults, **kwargs})
