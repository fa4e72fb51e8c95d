class Reviews:
    def __init__(self, client, settings):
        self._client = client
        self._tokens = settings.review_tokens

    def summarise(self, reviews, correlation_id=None):
        answer = self._client.messages.create(
            model="claude-3-5-haiku-latest",
            max_tokens=self._tokens,
            messages=[{"role": "user", "content": "\n".join(reviews)}],
            extra_headers={"x-correlation-id": correlation_id} if correlation_id else None,
        )
        return answer.content[0].text
