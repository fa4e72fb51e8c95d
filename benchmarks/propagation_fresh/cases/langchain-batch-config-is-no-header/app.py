from langchain_openai import ChatOpenAI

H = {"x-team-id": "lc", "x-cost-center": "cc-3330", "x-service": "lc", "x-environment": "prod", "x-correlation-id": "l"}


def tagged():
    return ChatOpenAI(model="gpt-4o-mini", default_headers=H)


def bare():
    return ChatOpenAI(model="gpt-4o-mini", temperature=0.1)


def labels(texts):
    return tagged().batch(texts)


def scores(texts):
    return bare().batch(texts, config={"metadata": {"team_id": "lc"}, "tags": ["cc-3330"]})


def main():
    labels(["a", "b"])
    scores(["a", "b"])
