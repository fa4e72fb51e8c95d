"""A header that a web request has is not empty, nor is a part of its path; a header that is asked for may not be there."""

from fastapi import FastAPI, Request
from openai import OpenAI

app = FastAPI()
client = OpenAI(default_headers={"x-team-id": "search"})


@app.post("/there")
def there(request: Request):
    headers = {"x-correlation-id": request.headers["x-request-id"]}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.post("/or-another")
def or_another(request: Request):
    headers = {"x-correlation-id": request.headers.get("x-request-id", "none-given")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.post("/asked/{trace}")
def in_its_path(trace: str):
    headers = {"x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.post("/perhaps")
def perhaps(request: Request):
    headers = {"x-correlation-id": request.headers.get("x-request-id", "")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
    headers = {"x-correlation-id": request.headers.get("x-request-id")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
    headers = {"x-correlation-id": request.query_params["id"]}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
