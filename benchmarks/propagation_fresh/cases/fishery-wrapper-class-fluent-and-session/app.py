from openai import OpenAI


class Llm:
    def __init__(self, **defaults):
        self._client = OpenAI()
        self._headers = dict(defaults)

    def tagged(self, **more):
        twin = Llm(**self._headers)
        twin._headers.update({k: v for k, v in more.items()})
        return twin

    def _as_headers(self):
        return {"x-" + k.replace("_", "-"): v for k, v in self._headers.items()}

    def ask(self, text):
        return self._client.responses.create(model="gpt-4o", input=text, extra_headers=self._as_headers())

    def vector(self, text):
        return self._client.embeddings.create(model="text-embedding-3-small", input=text,
                                              extra_headers=self._as_headers())


def main():
    base = Llm(team_id="fish", cost_center="cc-29").tagged(service="quota", environment="prod")
    base.tagged(correlation_id="q-1").ask("cod")
    base.tagged(correlation_id="q-2").vector("cod")
    base.vector("hake")
