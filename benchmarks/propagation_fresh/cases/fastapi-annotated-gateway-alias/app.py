from fastapi.testclient import TestClient

from api import app


def main():
    with TestClient(app) as http:
        http.post("/headline", json={"text": "summer sale"}).raise_for_status()
        http.post("/headline", json={"text": "winter sale"}, headers={"x-request-id": "r-9"}).raise_for_status()
        http.post("/similar", json={"text": "summer sale"}).raise_for_status()
