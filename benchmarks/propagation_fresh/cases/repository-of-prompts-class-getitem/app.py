from tasks import Task


def main():
    Task["storyboard"].run("a film", "film-1")
    Task["mood"].run("a film", "film-1")
