from fastapi import FastAPI
from fastapi.testclient import TestClient

from .routes import router


def create_app() -> FastAPI:
    app = FastAPI()
    app.state.owner = {"x-team-id": "web", "x-cost-center": "cc-2", "x-service": "web", "x-environment": "prod"}
    app.include_router(router)
    return app


def main():
    with TestClient(create_app()) as client:
        for path in ("answer", "hint", "stream"):
            assert client.get(f"/v1/{path}", params={"q": "x"}, headers={"x-request-id": "r"}).status_code == 200
