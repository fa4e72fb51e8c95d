from fastapi import FastAPI
from fastapi.testclient import TestClient

from routes import router

api = FastAPI()
api.include_router(router, prefix="/v1")


def main():
    http = TestClient(api)
    http.get("/v1/answer?q=a")
    http.get("/v1/hint?q=b")
