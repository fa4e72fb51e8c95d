import os

import httpx

GATEWAY = os.environ["LLM_GATEWAY_URL"]


class LlmHttp:
    def __init__(self):
        self.http = httpx.Client(
            base_url=f"{GATEWAY}/v1",
            headers={
                "authorization": "Bearer token",
                "x-team-id": "payroll",
                "x-cost-center": "cc-2412",
                "x-service": "payslip-faq",
                "x-environment": "prod",
            },
        )

    def ask(self, question, request_id):
        response = self.http.post(
            "/chat/completions",
            json={"model": "gpt-4o", "messages": [{"role": "user", "content": question}]},
            headers={"x-correlation-id": request_id},
        )
        response.raise_for_status()
        return response.json()["choices"][0]["message"]["content"]

    def embed(self, texts):
        response = self.http.post("/embeddings", json={"model": "text-embedding-3-small", "input": texts})
        return [row["embedding"] for row in response.json()["data"]]


def main():
    llm = LlmHttp()
    llm.ask("When is payday?", "req-1")
    llm.embed(["payday"])
