from langchain_anthropic import ChatAnthropic
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableParallel
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

TAGS = {"x-team-id": "garden", "x-cost-center": "cc-23", "x-service": "planner", "x-environment": "prod"}
PROMPT = ChatPromptTemplate.from_messages([("system", "You are a gardener."), ("human", "{q}")])


class Planner:
    def __init__(self, run):
        full = {**TAGS, "x-correlation-id": run}
        self.claude = PROMPT | ChatAnthropic(model="claude-sonnet-4-0", max_tokens=9, default_headers=full) | StrOutputParser()
        self.gpt = PROMPT | ChatOpenAI(model="gpt-4o", default_headers=TAGS) | StrOutputParser()
        self.vectors = OpenAIEmbeddings(model="text-embedding-3-small", default_headers=full, check_embedding_ctx_length=False)

    def plan(self, q):
        return self.claude.invoke({"q": q})

    def compare(self, q):
        return RunnableParallel(a=self.gpt, b=self.gpt).invoke({"q": q})

    def index(self, docs):
        return self.vectors.embed_documents(docs)


def main():
    p = Planner("spring")
    p.plan("peas")
    p.compare("beans")
    p.index(["peas", "beans"])
