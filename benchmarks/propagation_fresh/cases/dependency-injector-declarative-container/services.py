class Scoring:
    def __init__(self, client):
        self.client = client

    def score(self, text, loan_id):
        return self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers={"x-correlation-id": loan_id}
        )


class Letters:
    def __init__(self, client):
        self.client = client

    def write(self, text):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])
