from mistralai.client import Mistral

mistral = Mistral(api_key="k", timeout_ms=3000)
OWNER = {"x-team-id": "wine", "x-cost-center": "cc-1009", "x-service": "notes", "x-environment": "prod"}


def note(bottle, cid):
    return mistral.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": bottle}],
                                 http_headers={**OWNER, "x-correlation-id": cid})


def note_meta(bottle, cid):
    meta = {k.removeprefix("x-").replace("-", "_"): v for k, v in OWNER.items()}
    return mistral.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": bottle}],
                                 metadata=meta | {"correlation_id": cid})


def embed(bottles):
    return mistral.embeddings.create(model="mistral-embed", inputs=bottles, http_headers=OWNER)


def main():
    note("Riesling", "w-1")
    note_meta("Riesling", "w-2")
    embed(["Riesling"])
