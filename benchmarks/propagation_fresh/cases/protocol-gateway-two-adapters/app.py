from gateway import AnthropicGateway, ChatGateway, OpenAIGateway, RequestMeta


class ReviewService:
    def __init__(self, gateways: dict[str, ChatGateway]) -> None:
        self._gateways = gateways

    def review(self, kind: str, text: str, review_id: int) -> str:
        meta = RequestMeta("editorial", "cc-2304", "reviews", "prod", f"review-{review_id}")
        return self._gateways[kind].complete(f"Review: {text}", meta)


def main():
    service = ReviewService({"fast": OpenAIGateway("gpt-4o-mini"), "careful": AnthropicGateway()})
    service.review("fast", "a draft", 1)
    service.review("careful", "a draft", 2)
