import json
import urllib.request

URL = "https://api.openai.com/v1/embeddings"
opener = urllib.request.build_opener()
opener.addheaders = [("x-team-id", "ur"), ("x-cost-center", "cc-33"), ("x-service", "ur"), ("x-environment", "prod")]


def embed(text, cid):
    request = urllib.request.Request(URL, data=json.dumps({"model": "text-embedding-3-small", "input": text}).encode(),
                                     headers={"content-type": "application/json"})
    request.add_header("X-Correlation-Id", cid)
    return json.load(opener.open(request))


def embed_plain(text):
    request = urllib.request.Request(URL, data=json.dumps({"model": "text-embedding-3-small", "input": text}).encode())
    return json.load(opener.open(request))


def main():
    embed("a", "1")
    embed_plain("b")
