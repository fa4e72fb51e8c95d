from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage
from langchain_core.runnables import RunnableConfig, RunnableLambda, RunnablePassthrough
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

OWNER = {"x-team-id": "weald", "x-cost-center": "cc-407", "x-service": "oak", "x-environment": "prod", "x-correlation-id": "w"}


class Chains:
    def __init__(self, headers):
        self.gpt = ChatOpenAI(model="gpt-4o", default_headers=headers)
        self.claude = ChatAnthropic(model="claude-sonnet-4-0")
        self.vectors = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False)

    def ask(self, text):
        chain = RunnableLambda(lambda t: [HumanMessage(t)]) | self.gpt
        return chain.invoke(text)

    def ask_claude(self, text):
        config = RunnableConfig(metadata={k[2:]: v for k, v in OWNER.items()}, tags=["oak"])
        return self.claude.invoke([HumanMessage(text)], config=config)

    def embed(self, text):
        return self.vectors.embed_query(text)


def main():
    chains = Chains(OWNER)
    chains.ask("a")
    chains.ask_claude("b")
    chains.embed("c")
