from llm.writer import Writer


def main():
    writer = Writer()
    writer.headline("Rain again.", 7)
    writer.teaser("Rain again.", 7)
