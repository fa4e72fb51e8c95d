import asyncio

from starlette.testclient import TestClient

from web import app, warm_up


def main():
    asyncio.run(warm_up())
    http = TestClient(app)
    http.post("/reply", json={"mail": "can we meet?"}).raise_for_status()
