import contextvars
import queue
import threading

from openai import OpenAI

request_id = contextvars.ContextVar("request_id", default=None)
client = OpenAI(
    default_headers={"x-team-id": "audit", "x-cost-center": "cc-33", "x-service": "audit-bot", "x-environment": "prod"}
)
jobs = queue.Queue()


def summarise(text):
    headers = {}
    if request_id.get():
        headers["x-correlation-id"] = request_id.get()
    client.responses.create(model="gpt-4.1-mini", input=text, extra_headers=headers)


def work():
    while True:
        job = jobs.get()
        if job is None:
            return
        job()


def submit(fn, *args, keep_context=True):
    if keep_context:
        context = contextvars.copy_context()
        jobs.put(lambda: context.run(fn, *args))
    else:
        jobs.put(lambda: fn(*args))


def index(text):
    headers = {"x-correlation-id": request_id.get() or "index"}
    client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def main():
    thread = threading.Thread(target=work)
    thread.start()
    request_id.set("r-1")
    submit(summarise, "a")
    submit(index, "a")
    submit(summarise, "b", keep_context=False)
    jobs.put(None)
    thread.join()
