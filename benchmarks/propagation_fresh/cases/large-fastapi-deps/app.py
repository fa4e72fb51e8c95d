from fastapi.testclient import TestClient

from legal.server import app


def main():
    with TestClient(app) as client:
        auth = {"authorization": "Bearer t", "x-request-id": "req-4"}
        client.post("/v1/contracts/review", json={"text": "clause 1"}, headers=auth)
        client.post("/v1/contracts/redline", json={"text": "clause 2"}, headers=auth)
        client.post("/v1/search", json={"text": "indemnity"}, headers=auth)
        client.get("/health/model")


if __name__ == "__main__":
    main()
