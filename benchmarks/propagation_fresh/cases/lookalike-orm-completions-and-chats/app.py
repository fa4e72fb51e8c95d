from openai import OpenAI


class Table:
    def __init__(self):
        self.rows = []

    def create(self, **row):
        self.rows.append(row)
        return row


class Db:
    def __init__(self):
        self.chat = self
        self.completions = Table()
        self.embeddings = Table()
        self.responses = Table()


db = Db()


def save(text, answer):
    db.chat.completions.create(model="row", text=text)
    db.responses.create(model="row", input=answer)
    return db.embeddings.create(model="row", input=text)


def ask(text):
    answer = OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "db"})
    return save(text, answer.output_text)


def main():
    ask("a")
