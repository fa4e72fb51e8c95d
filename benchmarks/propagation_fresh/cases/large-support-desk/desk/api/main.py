from fastapi import FastAPI

from .middleware import TenantMiddleware
from .routes import router


def create_app():
    app = FastAPI(title="Support desk")
    app.add_middleware(TenantMiddleware)
    app.include_router(router)
    return app
