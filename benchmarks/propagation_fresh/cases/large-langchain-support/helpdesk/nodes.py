"""The nodes of the graph: each takes the state and returns what it changes."""
from langchain_core.messages import HumanMessage, SystemMessage

from .llms import cheap, strong
from .owner import for_thread


def classify(state):
    llm = cheap()
    answer = llm.invoke([HumanMessage(state.question)], extra_headers={"x-correlation-id": state.thread})
    return {"intent": str(answer.content)}


def retrieve(state):
    """A query for the search, written by the model."""
    llm = cheap().with_config(metadata={"correlation_id": state.thread}, tags=["retrieve"])
    return {"notes": [str(llm.invoke(f"Query for {state.question}").content)]}


def answer(state):
    llm = strong(for_thread(state.thread))
    message = llm.invoke([SystemMessage("Help."), HumanMessage(state.question)])
    return {"notes": state.notes + [str(message.content)]}


def answer_streaming(state):
    parts = []
    for chunk in cheap().stream([HumanMessage(state.question)]):
        parts.append(str(chunk.content))
    return {"notes": state.notes + ["".join(parts)]}
