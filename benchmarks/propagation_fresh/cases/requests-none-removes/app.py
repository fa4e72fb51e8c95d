import requests

URL = "https://api.openai.com/v1/embeddings"
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
http = requests.Session()
http.headers.update(TAGS)


def embed(text):
    return http.post(URL, json={"model": "text-embedding-3-small", "input": text})


def embed_anonymous(text):
    return http.post(URL, json={"model": "text-embedding-3-small", "input": text}, headers={"X-Team-Id": None})


def embed_trimmed(text):
    with requests.Session() as other:
        other.headers = dict(TAGS)
        del other.headers["x-service"]
        return other.post(URL, json={"model": "text-embedding-3-small", "input": text})


def main():
    embed("a")
    embed_anonymous("b")
    embed_trimmed("c")
