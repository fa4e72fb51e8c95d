"""requests: session.headers is replaced, or trimmed for one host and not put back."""
import requests

URL = "https://api.openai.com/v1/embeddings"
TAGS = {"x-team-id": "rs", "x-cost-center": "cc-44", "x-service": "rs", "x-environment": "prod", "x-correlation-id": "1"}
BODY = {"model": "text-embedding-3-small", "input": "a"}


def made():
    session = requests.Session()
    session.headers.update(TAGS)
    return session


def plain():
    return made().post(URL, json=BODY)


def replaced():
    session = made()
    session.headers = {"x-team-id": "rs"}
    return session.post(URL, json=BODY)


def trimmed():
    session = made()
    center = session.headers.pop("x-cost-center")
    return session.post(URL, json={**BODY, "user": center})


def put_back():
    session = made()
    center = session.headers.pop("x-cost-center")
    session.headers["x-cost-center"] = center
    return session.post(URL, json=BODY)


def main():
    plain()
    replaced()
    trimmed()
    put_back()
