import cohere
from openai import OpenAI

from .core import State, Step

oai = OpenAI()
co = cohere.ClientV2()


class Embed(Step):
    def __call__(self, state: State) -> State:
        out = oai.embeddings.create(
            model="text-embedding-3-large", input=[state["question"]], extra_headers=state["tags"])
        return {**state, "vector": out.data[0].embedding}


class Retrieve(Step):
    def __init__(self, store: dict[str, str]):
        self.store = store

    def __call__(self, state: State) -> State:
        return {**state, "context": list(self.store.values())[:3]}


class Narrow(Step):
    """Keeps what the reader needs."""

    def __call__(self, state: State) -> State:
        return {"question": state["question"], "context": state["context"], "tags": {"x-team-id": state["tags"]["x-team-id"]}}


class Answer(Step):
    def __init__(self, model: str = "gpt-5"):
        self.model = model

    def __call__(self, state: State) -> State:
        prompt = "\n".join([*state["context"], state["question"]])
        out = oai.responses.create(model=self.model, input=prompt, extra_headers=state["tags"])
        return {**state, "answer": out.output_text}


class Check(Step):
    def __call__(self, state: State) -> State:
        co.chat(
            model="command-a-03-2025",
            messages=[{"role": "user", "content": state["answer"]}],
            request_options={"additional_headers": state["tags"]},
        )
        return state
