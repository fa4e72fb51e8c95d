from openai import OpenAI


class Chat:
    def __init__(self, client, headers):
        self.client = client
        self.headers = headers
        self.messages = []

    def __lshift__(self, text):
        self.messages.append({"role": "user", "content": text})
        answer = self.client.chat.completions.create(model="gpt-4o", messages=self.messages, extra_headers=self.headers)
        self.messages.append({"role": "assistant", "content": answer.choices[0].message.content})
        return self

    def title(self):
        answer = self.client.chat.completions.create(model="gpt-4o-mini", messages=[*self.messages, {"role": "user", "content": "title?"}])
        return answer.choices[0].message.content


def main():
    tags = {"x-team-id": "ch", "x-cost-center": "cc-364", "x-service": "ch", "x-environment": "prod", "x-correlation-id": "1"}
    chat = Chat(OpenAI(), tags)
    chat << "hello" << "and?"
    chat.title()
