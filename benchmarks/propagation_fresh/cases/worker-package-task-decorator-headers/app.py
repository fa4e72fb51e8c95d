from tasks import broker, jobs


def main():
    jobs.summarise.apply_async(("a",), headers={"correlation_id": "1"})
    jobs.translate.delay("b")
    broker.run()
