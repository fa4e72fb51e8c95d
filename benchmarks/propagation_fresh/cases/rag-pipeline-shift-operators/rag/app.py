from .core import State
from .steps import Answer, Check, Embed, Narrow, Retrieve

STORE = {"1": "a", "2": "b"}
checked = Embed() >> Retrieve(STORE) >> Answer() >> Check()
lean = Embed() >> Retrieve(STORE) >> Narrow() >> Answer("gpt-5-mini")


def state(question: str, rid: str) -> State:
    return {
        "question": question,
        "tags": {"x-team-id": "kb", "x-cost-center": "cc-4", "x-service": "kb-rag", "x-environment": "prod",
                 "x-correlation-id": rid},
    }


def main():
    checked(state("why?", "q-1"))
    lean(state("how?", "q-2"))
