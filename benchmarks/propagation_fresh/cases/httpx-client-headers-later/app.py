import httpx

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
http = httpx.Client(base_url="https://api.openai.com/v1", headers=TAGS)


def ask(text):
    return http.post("/responses", json={"model": "gpt-4o", "input": text})


def ask_renewed(text):
    return http.post("/responses", json={"model": "gpt-4o", "input": text})


def renew():
    http.headers = {"x-team-id": "a"}


def ask_built(text):
    request = http.build_request("POST", "/responses", json={"model": "gpt-4o", "input": text}, headers=TAGS)
    del request.headers["x-service"]
    return http.send(request)


def main():
    ask("a")
    renew()
    ask_renewed("b")
    ask_built("c")
