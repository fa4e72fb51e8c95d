"""Entry point of the support desk: starts the API and plays one working day against it."""
from fastapi.testclient import TestClient

from desk.api.main import create_app
from desk.jobs.digest import nightly_digest


def main():
    client = TestClient(create_app())
    headers = {"x-tenant": "acme", "x-correlation-id": "c-9001"}
    client.post("/tickets/triage", json={"text": "printer on fire"}, headers=headers)
    client.post("/tickets/reply", json={"text": "please help"}, headers=headers)
    client.post("/tickets/summary", json={"text": "long thread"}, headers=headers)
    client.post("/tickets/escalate", json={"text": "very angry"}, headers=headers)
    nightly_digest(["one", "two"])


if __name__ == "__main__":
    main()
