from openai import OpenAI


class LLM:
    def __init__(self, app=None):
        self.client = None
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        self.client = OpenAI(default_headers=app.config["LLM_TAGS"])
        app.extensions["llm"] = self

    def ask(self, question, correlation_id):
        result = self.client.responses.create(
            model="gpt-4.1", input=question, extra_headers={"x-correlation-id": correlation_id}
        )
        return result.output_text

    def chat(self, text):
        result = self.client.responses.create(model="gpt-4.1-mini", input=text)
        return result.output_text


llm = LLM()
