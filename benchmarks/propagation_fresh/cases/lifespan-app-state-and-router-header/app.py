from fastapi.testclient import TestClient

from service.main import app


def main():
    with TestClient(app, headers={"x-correlation-id": "pol-1"}) as http:
        http.post("/v1/explain", json={"text": "flood"}).raise_for_status()
        http.post("/v1/compare", json={"text": "flood"}).raise_for_status()
