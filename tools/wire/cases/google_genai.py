from google import genai
from google.genai import types


def _client(url, **headers):
    return genai.Client(api_key="k", http_options=types.HttpOptions(base_url=url, headers=headers))


def client_and_config_merge(url):
    client = _client(url, **{"x-team-id": "a"})  # one without a name is closed before it sends
    client.models.generate_content(
        model="m",
        contents="hi",
        config=types.GenerateContentConfig(http_options=types.HttpOptions(headers={"x-tenant": "b"})),
    )


def chat_config(url):
    client = _client(url)
    chat = client.chats.create(
        model="m", config=types.GenerateContentConfig(http_options=types.HttpOptions(headers={"x-team-id": "a"}))
    )
    chat.send_message("hi")


def nothing(url):
    client = _client(url)
    client.models.generate_content(model="m", contents="hi")
