from openai import OpenAI

from flow.base import BaseOperator


class LlmOperator(BaseOperator):
    owner = {"x-team-id": "warehouse", "x-cost-center": "cc-2356", "x-environment": "prod"}

    def __init__(self, *, prompt, model="gpt-4o-mini", **kwargs):
        super().__init__(**kwargs)
        self.prompt, self.model = prompt, model

    def headers(self, context):
        return {**self.owner, "x-service": context["dag_id"], "x-correlation-id": context["run_id"]}

    def execute(self, context):
        return OpenAI().responses.create(
            model=self.model, input=self.prompt, extra_headers=self.headers(context)).output_text


class EmbedOperator(BaseOperator):
    def __init__(self, *, source, **kwargs):
        super().__init__(**kwargs)
        self.source = source

    def execute(self, context):
        text = context["values"][self.source]
        return OpenAI().embeddings.create(
            model="text-embedding-3-small", input=[text], extra_headers=LlmOperator.owner).data[0].embedding
