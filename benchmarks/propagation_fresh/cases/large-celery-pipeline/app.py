from pipeline.celeryapp import app
from pipeline.tasks import enrich, ingest, notify, score


def main():
    ingest.delay("doc-1")
    enrich.apply_async(args=("doc-1",), headers={"correlation_id": "enrich-1"})
    score.apply_async(args=("doc-1",), headers={"correlation_id": "score-1"})
    notify.delay("doc-1")
    app.drain()


if __name__ == "__main__":
    main()
