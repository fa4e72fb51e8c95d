"""Functions that others are given, and run: where those are too long to follow, the function has a caller all the same."""

from openai import OpenAI

client = OpenAI()


def each(tasks, tags):
    done = []
    for task in tasks:
        done.append(task(tags))  # expect: blame correlation_id
    return done


class Queue:
    def __init__(self):
        self.tasks = {}

    def add(self, name, task):
        self.tasks[name] = task

    def run(self, tags):
        for name, task in self.tasks.items():
            print(name)
            task(tags)  # expect: blame team_id


def ask(tags):
    return client.responses.create(model="m", input="x", extra_headers=tags)  # expect: fail correlation_id


def embed(tags):
    return client.embeddings.create(model="m", input="x", extra_headers=tags)  # expect: fail team_id


def main():
    ask({"x-team-id": "a", "x-correlation-id": "1"})
    embed({"x-team-id": "a", "x-correlation-id": "1"})
    each([ask], {"x-team-id": "a"})
    queue = Queue()
    queue.add("embed", embed)
    queue.run({"x-correlation-id": "1"})
