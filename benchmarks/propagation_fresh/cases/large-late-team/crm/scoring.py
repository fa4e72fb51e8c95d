class Scorer:
    """Copies what the session knows when it is made."""

    def __init__(self, session):
        self.headers = session.current
        self.client = session.client

    def score(self, contact):
        return self.client.embeddings.create(
            model="text-embedding-3-small",
            input=contact["name"],
            extra_headers=self.headers | {"x-correlation-id": f"score-{contact['id']}"},
        )
