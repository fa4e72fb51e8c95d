from esperanto import AIFactory

MESSAGES = [{"role": "user", "content": "hi"}]
HEADERS = {"x-team-id": "a", "x-tenant": "b"}


def language(url):
    model = AIFactory.create_language("openai", "m", config={"api_key": "k", "base_url": url, "headers": HEADERS})
    model.chat_complete(MESSAGES)


def embeddings(url):
    model = AIFactory.create_embedding("openai", "m", config={"api_key": "k", "base_url": url})
    model.embed(["hi"])


def of_langchain(url):
    model = AIFactory.create_language("openai", "m", config={"api_key": "k", "base_url": url})
    model.to_langchain().invoke("hi", extra_headers=HEADERS)
