from openai import OpenAI


class Llm:
    def __init__(self, headers=dict, client=None):
        self._headers = headers
        self._client = client or OpenAI()

    def ask(self, text):
        return self._client.responses.create(model="gpt-4o", input=text, extra_headers=self._headers())


class Owner:
    def __init__(self, cid=None):
        self.cid = cid

    def headers(self):
        out = {"x-team-id": "wi", "x-cost-center": "cc-4027", "x-service": "wi", "x-environment": "prod"}
        return out | {"x-correlation-id": self.cid} if self.cid else out


def main():
    Llm(Owner("1").headers).ask("a")
    Llm(headers=Owner().headers).ask("b")
    Llm().ask("c")
