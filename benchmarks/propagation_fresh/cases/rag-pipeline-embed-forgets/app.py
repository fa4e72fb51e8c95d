from rag.pipeline import Pipeline


def main():
    pipeline = Pipeline.from_env()
    pipeline.index(["doc one", "doc two"])
    pipeline.answer("what is one?", request_id="q-1")
