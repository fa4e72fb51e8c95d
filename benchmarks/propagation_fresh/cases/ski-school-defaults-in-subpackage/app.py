from school import lessons


def main():
    lessons.plan("blue")
    lessons.debrief("blue")
