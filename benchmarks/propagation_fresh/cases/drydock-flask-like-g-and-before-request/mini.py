class Globals:
    pass


g = Globals()


class Flask:
    def __init__(self):
        self.before, self.routes = [], {}

    def before_request(self, fn):
        self.before.append(fn)
        return fn

    def route(self, path):
        def add(fn):
            self.routes[path] = fn
            return fn
        return add

    def handle(self, path, **params):
        for fn in self.before:
            fn()
        return self.routes[path](**params)
