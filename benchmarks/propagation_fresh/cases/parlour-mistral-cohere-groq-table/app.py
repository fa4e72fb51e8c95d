import cohere
import groq
from mistralai.client import Mistral

H = {"x-team-id": "parlour", "x-cost-center": "cc-343", "x-service": "talk", "x-environment": "prod", "x-correlation-id": "p-1"}
mistral = Mistral(api_key="stub")
co = cohere.ClientV2(api_key="stub")
fast = groq.Groq(api_key="stub", default_headers={k: v for k, v in H.items() if k != "x-service"})


def by_mistral(text):
    return mistral.chat.complete(model="mistral-small", messages=[{"role": "user", "content": text}], http_headers=H)


def by_cohere(text):
    return co.chat(model="command-r", messages=[{"role": "user", "content": text}],
                   request_options={"additional_headers": H, "max_retries": 0})


def by_groq(text):
    return fast.chat.completions.create(model="llama-3.1-8b-instant", messages=[{"role": "user", "content": text}])


def by_mistral_body(text):
    body = {k[2:].replace("-", "_"): v for k, v in H.items()}
    return mistral.chat.complete(model="mistral-small", messages=[{"role": "user", "content": text}], metadata=body)


PROVIDERS = {"mistral": by_mistral, "cohere": by_cohere, "groq": by_groq, "body": by_mistral_body}


def main():
    for name, ask in PROVIDERS.items():
        ask(name)
