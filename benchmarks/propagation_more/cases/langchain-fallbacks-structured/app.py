"""with_fallbacks, with_structured_output, with_retry and embeddings."""
from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from pydantic import BaseModel

TAGS = {"x-team-id": "ls", "x-cost-center": "cc-377", "x-service": "ls", "x-environment": "prod", "x-correlation-id": "1"}


class Answer(BaseModel):
    text: str


main_model = ChatOpenAI(model="gpt-4o-mini", default_headers=TAGS, max_retries=0)
spare_model = ChatAnthropic(model_name="claude-3-5-haiku-latest", max_tokens=9)
embeddings = OpenAIEmbeddings(model="text-embedding-3-small", default_headers={"x-team-id": "ls"}, check_embedding_ctx_length=False)


def structured(text):
    return main_model.with_structured_output(Answer).invoke(text)


def direct(text):
    return spare_model.with_retry(stop_after_attempt=1).invoke(text)


def vector(text):
    return embeddings.embed_query(text)


def main():
    structured("a")
    direct("a")
    vector("a")
