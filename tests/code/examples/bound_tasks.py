"""Tasks of Celery that have their task object as the first argument: what its class gives, and the request's id."""

from celery import Celery, Task, shared_task
from openai import OpenAI

app = Celery("mail")
OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}


class Asking(Task):
    _client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(default_headers=OWNER)
        return self._client


class Bare(Asking):
    @property
    def client(self):
        return OpenAI()


@app.task(base=Asking, bind=True, max_retries=2)
def draft(self, text):
    headers = {"x-correlation-id": self.request.id}
    self.client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


@app.task(base=Asking, bind=True)
def polish(self, text):
    self.client.responses.create(model="m", input=text)  # expect: fail correlation_id


@app.task(bind=True, base=Bare)
def of_another_base(self, text):
    headers = {"x-correlation-id": self.request.id}
    self.client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


@shared_task(bind=True)
def shared(self, text, tags):
    client = OpenAI(default_headers=tags)
    headers = {"x-correlation-id": self.request.id}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


@app.task(bind=True, base=Asking)
def scheduled(self):
    headers = {"x-correlation-id": self.request.id}
    self.client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.task(bind=True, base=Asking)
def called(self):
    headers = {"x-correlation-id": self.request.id}
    self.client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


@app.task(bind=True, base=Asking)
def called_and_queued(self):
    headers = {"x-correlation-id": self.request.id}
    self.client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


class Resetting(Task):
    tags = TAGS
    _client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(default_headers=TAGS)
        return self._client

    def reset(self):
        self._client = OpenAI()


@app.task(bind=True, base=Resetting)
def may_be_reset(self):
    self.client.responses.create(model="m", input="a")  # expect: unverifiable team_id correlation_id
    self.reset()


class Kept(Task):
    tags = TAGS


@app.task(bind=True, base=Kept)
def set_elsewhere(self):
    client = OpenAI()
    client.responses.create(model="m", input="a", extra_headers=self.tags)  # expect: unverifiable team_id correlation_id


def lose():
    set_elsewhere.tags = {}


class Calling(Task):
    tags = {}

    def __call__(self, *args, **kwargs):
        self.tags = TAGS
        return self.run(*args, **kwargs)


@app.task(bind=True, base=Calling)
def within_its_call(self):
    client = OpenAI()
    client.responses.create(model="m", input="a", extra_headers=self.tags)  # expect: unverifiable team_id correlation_id


@app.task(bind=True, base=Asking)
def with_headers(self):
    headers = {"x-correlation-id": self.request.headers["trace"]}
    self.client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id


@app.task(base=Asking)
def not_bound(text, tags=None):
    OpenAI().responses.create(model="m", input=text, extra_headers=tags)  # expect: fail team_id correlation_id


def start():
    draft.delay("a")
    draft.apply_async(args=("b",), countdown=3)
    polish.delay("a")
    of_another_base.delay("a")
    shared.delay("a", OWNER)
    shared.s("a", {}).apply_async()  # expect: blame team_id
    called()
    called_and_queued()  # expect: blame correlation_id
    called_and_queued.delay()
    not_bound.delay("a", tags={})
