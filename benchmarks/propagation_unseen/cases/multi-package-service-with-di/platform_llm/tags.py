from contextlib import contextmanager
from contextvars import ContextVar

from pydantic import BaseModel


class Tags(BaseModel):
    team_id: str
    cost_center: str = "unknown"
    service: str
    environment: str = "prod"
    correlation_id: str

    def headers(self):
        return {"x-" + k.replace("_", "-"): v for k, v in self.model_dump().items()}


_current: ContextVar[Tags | None] = ContextVar("tags", default=None)


def current_tags():
    return _current.get()


@contextmanager
def use_tags(tags):
    token = _current.set(tags)
    try:
        yield tags
    finally:
        _current.reset(token)
