from hamlet import Worker


def main():
    worker = Worker()
    worker.start()
    worker.jobs.put({"kind": "ask", "text": "a", "cid": "1"})
    worker.jobs.put({"kind": "embed", "text": "b", "cid": "2"})
    worker.jobs.put(None)
    worker.join(10)
