from gateway import AnthropicProvider, Gateway, LitellmProvider, OpenAIProvider
from gateway.middlewares import correlate, redact

OWNER = {"x-team-id": "mosaic", "x-cost-center": "cc-98", "x-service": "tiles", "x-environment": "prod"}


def main():
    Gateway(OpenAIProvider(), owner=OWNER, middlewares=[correlate]).ask("a")
    Gateway(AnthropicProvider(), owner=OWNER, middlewares=[redact, correlate]).ask("b", correlation_id="x")
    Gateway(LitellmProvider(), owner=OWNER, middlewares=[correlate]).ask("c")
