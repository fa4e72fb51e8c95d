"""Owner in the prompt, in cookies, in query parameters; and a header object of httpx that is right."""
import anthropic
import httpx

FIELDS = {"x-team-id": "wp", "x-cost-center": "cc-454", "x-service": "wp", "x-environment": "prod", "x-correlation-id": "1"}
URL = "https://api.openai.com/v1/responses"


def in_prompt(text):
    return anthropic.Anthropic().messages.create(
        model="claude-sonnet-4-0", max_tokens=2, system=str(FIELDS), messages=[{"role": "user", "content": text}])


def in_cookies(text):
    with httpx.Client(cookies=FIELDS) as http:
        return http.post(URL, json={"model": "gpt-4o", "input": text})


def in_params(text):
    return httpx.post(URL, params=FIELDS, json={"model": "gpt-4o", "input": text})


def in_headers(text):
    headers = httpx.Headers(FIELDS)
    headers["content-type"] = "application/json"
    return httpx.post(URL, headers=headers, json={"model": "gpt-4o", "input": text})


def main():
    in_prompt("a")
    in_cookies("a")
    in_params("a")
    in_headers("a")
