from fastapi.testclient import TestClient

from service.main import app


def main():
    web = TestClient(app)
    assert web.post("/answer/7", headers={"x-request-id": "abc"}).status_code == 200
    assert web.post("/suggest/7").status_code == 200
