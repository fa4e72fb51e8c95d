from contextlib import ExitStack, contextmanager
from contextvars import ContextVar

_current: ContextVar["UnitOfWork | None"] = ContextVar("uow", default=None)


class UnitOfWork:
    def __init__(self, name, **owner):
        self.name = name
        self.owner = owner
        self.stack = ExitStack()

    def __enter__(self):
        token = _current.set(self)
        self.stack.callback(_current.reset, token)
        return self

    def __exit__(self, *exc):
        self.stack.close()
        return False

    @property
    def headers(self):
        return {f"x-{k}".replace("_", "-"): str(v) for k, v in self.owner.items()} | {"x-service": self.name}


def current():
    uow = _current.get()
    if uow is None:
        raise RuntimeError("no unit of work")
    return uow


def current_headers():
    uow = _current.get()
    return uow.headers if uow else {}


@contextmanager
def nested(**more):
    outer = current()
    with UnitOfWork(outer.name, **{**outer.owner, **more}) as inner:
        yield inner
