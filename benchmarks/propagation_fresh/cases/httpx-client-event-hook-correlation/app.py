from transport import gateway_client


def find_part(text: str) -> str:
    with gateway_client("part-finder") as http:
        answer = http.post("/chat/completions", json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})
        return answer.raise_for_status().json()["choices"][0]["message"]["content"]


def embed(texts: list[str]) -> list[list[float]]:
    with gateway_client("part-index", traced=False) as http:
        answer = http.post("/embeddings", json={"model": "text-embedding-3-small", "input": texts})
        return [item["embedding"] for item in answer.raise_for_status().json()["data"]]


def main():
    find_part("a bolt")
    embed(["a bolt", "a nut"])
