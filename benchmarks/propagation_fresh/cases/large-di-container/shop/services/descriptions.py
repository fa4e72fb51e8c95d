class Descriptions:
    def __init__(self, client, correlation):
        self._client = client
        self._correlation = correlation

    def describe(self, product):
        answer = self._client.responses.create(
            model="gpt-4o-mini",
            input=f"Describe {product}",
            extra_headers={"x-correlation-id": self._correlation.next()},
        )
        return answer.output_text
