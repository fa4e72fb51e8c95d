import threading

import anthropic


class Worker(threading.Thread):
    client = anthropic.Anthropic()

    def __init__(self, text, headers):
        super().__init__(daemon=True)
        self.text = text
        self.headers = headers
        self.result = None

    def run(self):
        self.result = self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=self.headers,
                                                  messages=[{"role": "user", "content": self.text}])


def main():
    owner = {"x-team-id": "tw", "x-cost-center": "cc-355", "x-service": "tw", "x-environment": "prod"}
    workers = [Worker("a", {**owner, "x-correlation-id": "1"}), Worker("b", owner)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
