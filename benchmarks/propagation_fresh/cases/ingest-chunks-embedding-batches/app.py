from ingest import Ingestor


def main():
    ingestor = Ingestor("manuals", team="manuals")
    ingestor.ingest(["a", "b", "c"], env="prod")
    ingestor.query("b")
