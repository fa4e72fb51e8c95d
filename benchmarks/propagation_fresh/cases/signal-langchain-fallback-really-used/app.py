from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "signal", "x-cost-center": "cc-335", "x-service": "relay", "x-environment": "prod", "x-correlation-id": "r"}


def models():
    main_model = ChatOpenAI(model="gpt-busy", default_headers=OWNER, max_retries=0)
    spare = ChatOpenAI(model="gpt-4o", max_retries=0)
    return main_model, spare


def relay(text):
    first, spare = models()
    return first.with_fallbacks([spare]).invoke(text)


def relay_tagged(text):
    first, spare = models()
    return first.with_fallbacks([spare.bind(extra_headers=OWNER)]).invoke(text)


def main():
    relay("a")
    relay_tagged("b")
