CURRENT = {}


def begin(**tags):
    CURRENT.clear()
    CURRENT.update({f"x-{name.replace('_', '-')}": value for name, value in tags.items()})


def finish():
    CURRENT.clear()
