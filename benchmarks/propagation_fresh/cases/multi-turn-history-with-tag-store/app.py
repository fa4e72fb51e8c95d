import anthropic


class Store:
    def __init__(self):
        self._sessions = {}

    def open(self, sid, **tags):
        self._sessions[sid] = {"history": [], "tags": tags}

    def __getitem__(self, sid):
        return self._sessions[sid]


class Bot:
    def __init__(self, store):
        self.store = store
        self.api = anthropic.Anthropic()

    def say(self, sid, text):
        session = self.store[sid]
        session["history"].append({"role": "user", "content": text})
        out = self.api.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=session["history"],
                                       extra_headers={f"x-{k.replace('_', '-')}": v for k, v in session["tags"].items()})
        session["history"].append({"role": "assistant", "content": out.content[0].text})


def main():
    store = Store()
    owner = {"team_id": "bot", "cost_center": "cc-94", "service": "bot", "environment": "prod"}
    store.open("one", **owner, correlation_id="s-1")
    Bot(store).say("one", "a")
    Bot(store).say("one", "b")
    store.open("two", **owner)
    Bot(store).say("two", "c")
