from .ports import Completion


class Declare:
    def __init__(self, llm: Completion):
        self.llm = llm

    def __call__(self, goods: str, ref: str):
        return self.llm.complete(f"Declare {goods}", correlation_id=ref)


class Inspect:
    def __init__(self, llm: Completion):
        self.llm = llm

    def __call__(self, goods: str):
        return self.llm.complete(f"Inspect {goods}")
