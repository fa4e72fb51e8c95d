from llm_core import Identity, LLMService, openai_client, scope


class DocsService(LLMService):
    identity = Identity(team_id="docs", cost_center="cc-2", service="docs-service")

    def answer(self, question):
        with scope():
            self.index(question)
            return self.claude(question)

    def index(self, text):
        return openai_client().embeddings.create(
            model="text-embedding-3-small", input=text, extra_headers=self.identity.headers()
        )


def run():
    DocsService().answer("how do I log in")
