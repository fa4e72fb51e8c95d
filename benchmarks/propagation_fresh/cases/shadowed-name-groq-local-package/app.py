import httpx

from groq import Groq

client = Groq()


def ask(text):
    return client.chat.completions.create(model="local", messages=[text])


def remote(text):
    return httpx.post("https://api.groq.com/openai/v1/chat/completions", headers={"x-team-id": "sh"},
                      json={"model": "llama-3.1-8b-instant", "messages": [{"role": "user", "content": text}]})


def main():
    ask("a")
    remote("b")
