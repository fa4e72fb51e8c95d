from .client import client_for, owner

LABELS = ["churn", "stay"]


class Labeller:
    def __init__(self, client, retries=1):
        self.client = client
        self.retries = retries

    def label(self, text):
        answer = self.client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": f"{LABELS}: {text}"}]
        )
        return answer.choices[0].message.content

    def label_all(self, texts):
        return [self.label(text) for text in texts]


def default_labeller():
    return Labeller(client_for("labelling"))
