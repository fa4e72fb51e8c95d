from tasks import Glossary, Outline


def main():
    Outline().run("bees", "o-1")
    Glossary().run("bees", "o-2")
