from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableParallel
from langchain_openai import ChatOpenAI

HEADERS = {"x-team-id": "lp", "x-cost-center": "cc-2053", "x-service": "lp", "x-environment": "prod", "x-correlation-id": "1"}
prompt = ChatPromptTemplate.from_template("{task}: {text}")


def chain(llm):
    return (prompt | llm).with_config(run_name="lp", tags=["x-team-id:lp"])


tagged = chain(ChatOpenAI(model="gpt-4o", default_headers=HEADERS))
plain = chain(ChatOpenAI(model="gpt-4o-mini"))
both = RunnableParallel(a=tagged, b=tagged)


def ask(text):
    return both.invoke({"task": "translate", "text": text})


def ask_plain(text):
    return plain.invoke({"task": "translate", "text": text}, config={"metadata": HEADERS})


def main():
    ask("a")
    ask_plain("a")
