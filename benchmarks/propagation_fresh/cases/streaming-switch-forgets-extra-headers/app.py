import anthropic


class Narrator:
    def __init__(self, headers):
        self._api = anthropic.Anthropic()
        self._headers = headers

    def _request(self, text):
        return {"model": "claude-sonnet-4-0", "max_tokens": 50, "messages": [{"role": "user", "content": text}]}

    def tell(self, text, *, live=False):
        if live:
            return self._live(text)
        return self._api.messages.create(**self._request(text), extra_headers=self._headers).content[0].text

    def _live(self, text):
        pieces = []
        with self._api.messages.stream(**self._request(text)) as stream:
            for piece in stream.text_stream:
                pieces.append(piece)
        return "".join(pieces)


def main():
    narrator = Narrator({
        "x-team-id": "story", "x-cost-center": "cc-3324", "x-service": "story", "x-environment": "prod", "x-correlation-id": "s",
    })
    narrator.tell("a fox")
    narrator.tell("a bear", live=True)
