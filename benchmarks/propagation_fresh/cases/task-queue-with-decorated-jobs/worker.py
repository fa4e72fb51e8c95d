from jobs import OWNER, app, classify, embed, summarise


def enqueue(thread_id):
    summarise.apply_async(kwargs={"thread_id": thread_id}, headers={**OWNER, "x-correlation-id": thread_id})
    classify.delay(thread_id=thread_id, correlation_id=thread_id)
    embed.delay(thread_id=thread_id)


def main():
    enqueue("t-1")
    app.work_off()
