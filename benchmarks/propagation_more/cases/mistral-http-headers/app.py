"""Mistral: http_headers= per call, metadata= in the body, and a call with neither."""
from mistralai.client import Mistral

TAGS = {"team_id": "agri", "cost_center": "cc-310", "service": "harvest", "environment": "prod"}


def headers(cid):
    return {"x-" + k.replace("_", "-"): v for k, v in {**TAGS, "correlation_id": cid}.items()}


class Harvest:
    def __init__(self):
        self.mistral = Mistral(api_key="k")

    def forecast(self, field, cid):
        return self.mistral.chat.complete(model="mistral-small-latest", http_headers=headers(cid),
                                          messages=[{"role": "user", "content": field}])

    def advise(self, field):
        return self.mistral.chat.complete(model="mistral-small-latest", metadata=TAGS,
                                          messages=[{"role": "user", "content": field}])

    def guess(self, field):
        return self.mistral.chat.complete(model="mistral-large-latest", temperature=0.1,
                                          messages=[{"role": "user", "content": field}])


def main():
    h = Harvest()
    h.forecast("north", "h-1")
    h.advise("north")
    h.guess("north")
