from fastapi import Depends, FastAPI, Header
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()


class RequestTags:
    def __init__(self, x_tenant: str = Header(), x_request_id: str = Header()):
        self.tenant = x_tenant
        self.request_id = x_request_id

    def headers(self) -> dict[str, str]:
        return {
            "x-team-id": self.tenant,
            "x-cost-center": f"cc-{self.tenant}",
            "x-service": "invoice-reader",
            "x-environment": "prod",
            "x-correlation-id": self.request_id,
        }


class InvoiceReader:
    def __init__(self, tags: RequestTags = Depends()):
        self._client = OpenAI()
        self._tags = tags

    def read(self, text: str) -> str:
        result = self._client.responses.create(model="gpt-4.1", input=text, extra_headers=self._tags.headers())
        return result.output_text

    def classify(self, text: str) -> str:
        result = self._client.responses.create(
            model="gpt-4.1-nano", input=text, extra_headers={"x-correlation-id": self._tags.request_id}
        )
        return result.output_text


@app.post("/invoices")
def read(text: str, reader: InvoiceReader = Depends()):
    return {"kind": reader.classify(text), "data": reader.read(text)}


def main():
    TestClient(app).post("/invoices?text=a", headers={"x-tenant": "acme", "x-request-id": "i-1"})
