"""Two vendors behind one table of small functions."""
import cohere
from mistralai.client import Mistral

OWNER = {"x-team-id": "orchard", "x-cost-center": "cc-4015", "x-service": "pests", "x-environment": "prod"}
co = cohere.ClientV2(api_key="stub")
mistral = Mistral(api_key="stub")


def by_cohere(text, headers):
    return co.chat(model="command-r", messages=[{"role": "user", "content": text}],
                   request_options={"additional_headers": headers})


def by_mistral(text, headers):
    return mistral.chat.complete(model="mistral-small", messages=[{"role": "user", "content": text}])


VENDORS = {"cohere": by_cohere, "mistral": by_mistral}


def ask(vendor, text, trace):
    return VENDORS[vendor](text, OWNER | {"x-correlation-id": trace})


def main():
    ask("cohere", "aphids", "a-1")
    ask("mistral", "aphids", "a-2")
