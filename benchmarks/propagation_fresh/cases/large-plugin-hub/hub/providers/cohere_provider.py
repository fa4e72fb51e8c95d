import cohere

from ..registry import Provider


class Command(Provider, name="command"):
    def ask(self, text, correlation_id):
        client = cohere.ClientV2()
        return client.chat(
            model="command-r",
            messages=[{"role": "user", "content": text}],
            request_options={"additional_headers": self.owner.as_headers(correlation_id)},
        )
