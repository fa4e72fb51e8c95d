import service


def main():
    service.good()
    service.bad()
    service.inline()
