from fastapi import FastAPI
from fastapi.testclient import TestClient

from routers import admin, reports

app = FastAPI()
app.include_router(reports.router)
app.include_router(admin.router)


def main():
    http = TestClient(app)
    http.post("/reports/run", headers={"x-trace": "t1"})
    http.post("/admin/replay")
