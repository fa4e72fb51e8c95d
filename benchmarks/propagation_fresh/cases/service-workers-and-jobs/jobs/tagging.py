from .base import Job, _client


class Tagging(Job):
    name = "tagging"

    def call(self, text):
        super_headers = super().headers()
        super_headers["x-correlation-id"] = "tag"
        _client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=super_headers)
        return _client.responses.create(model="gpt-4o-mini", input=text, extra_headers=self.headers())
