import uuid
from contextvars import ContextVar

from starlette.middleware.base import BaseHTTPMiddleware

request_id: ContextVar[str] = ContextVar("request_id", default="")


class RequestIdMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        token = request_id.set(request.headers.get("x-request-id") or str(uuid.uuid4()))
        try:
            return await call_next(request)
        finally:
            request_id.reset(token)
