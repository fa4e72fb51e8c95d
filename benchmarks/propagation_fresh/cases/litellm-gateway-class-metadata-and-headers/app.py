from gateway import Gateway

OWNER = {"x-team-id": "platform", "x-cost-center": "cc-2331", "x-service": "assistant", "x-environment": "prod"}


def main():
    gateway = Gateway(OWNER)
    gateway.chat("openai/gpt-4o-mini", "hello", headers={"x-correlation-id": "c-1"}, temperature=0)
    gateway.vectors(["hello"], headers={"x-correlation-id": "c-2"})
