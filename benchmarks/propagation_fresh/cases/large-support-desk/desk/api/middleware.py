from starlette.middleware.base import BaseHTTPMiddleware

from ..tenancy import Tenant, enter, leave


class TenantMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        token = enter(Tenant(name=request.headers["x-tenant"], correlation_id=request.headers["x-correlation-id"]))
        try:
            return await call_next(request)
        finally:
            leave(token)
