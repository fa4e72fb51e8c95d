from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

HEADERS = {"x-team-id": "lcl", "x-cost-center": "cc-1056", "x-service": "lcl", "x-environment": "prod", "x-correlation-id": "1"}
prompt = ChatPromptTemplate.from_messages([("system", "Be brief."), ("user", "{q}")])
chain = {"q": RunnablePassthrough()} | prompt | ChatOpenAI(model="gpt-4o", default_headers=HEADERS) | RunnableLambda(lambda m: m.content)


def ask(text):
    return chain.invoke(text)


def ask_messages(text):
    return ChatOpenAI(model="gpt-4o", temperature=0).invoke([SystemMessage("Be brief."), HumanMessage(text)])


def stream(text):
    return list(chain.stream(text))


def vector(text):
    return OpenAIEmbeddings(model="text-embedding-3-small", default_headers={"x-team-id": "lcl"}, check_embedding_ctx_length=False).embed_query(text)


def main():
    ask("a")
    ask_messages("a")
    stream("a")
    vector("a")
