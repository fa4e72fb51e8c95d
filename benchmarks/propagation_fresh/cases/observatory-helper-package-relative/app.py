import observatory


def main():
    observatory.classify("m31", "n-1")
    observatory.sketch("m31", "n-1")
