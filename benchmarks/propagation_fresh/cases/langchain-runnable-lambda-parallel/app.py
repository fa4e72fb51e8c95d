from langchain_core.runnables import RunnableLambda, RunnableParallel
from langchain_openai import ChatOpenAI
from openai import OpenAI

OWNER = {
    "x-team-id": "seo",
    "x-cost-center": "cc-86",
    "x-service": "seo-suite",
    "x-environment": "prod",
    "x-correlation-id": "crawl-3",
}
raw = OpenAI()
model = ChatOpenAI(model="gpt-4o-mini").bind(extra_headers=OWNER)


def title(page: str) -> str:
    answer = raw.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "Title " + page}], extra_headers=OWNER
    )
    return answer.choices[0].message.content


def slug(page: str) -> str:
    answer = raw.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": "Slug " + page}])
    return answer.choices[0].message.content


suite = RunnableParallel(title=RunnableLambda(title), slug=RunnableLambda(slug), meta=model)


def optimise(page: str):
    return suite.invoke(page)


def main():
    optimise("<html>")
