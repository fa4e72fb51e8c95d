import httpx

TAGS = {"x-team-id": "hb", "x-cost-center": "cc-2055", "x-service": "hb", "x-environment": "prod"}
http = httpx.Client(base_url="https://api.openai.com", headers={"Authorization": "Bearer k"})


def ask(text, **headers):
    request = http.build_request("POST", "/v1/chat/completions", headers={**TAGS, **headers},
                                 json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})
    return http.send(request).json()


def models():
    return http.get("/v1/models").status_code


def main():
    ask("a", **{"x-correlation-id": "1"})
    ask("b")
    models()
