from jobs import close_month, preview


def main():
    close_month.delay("2026-03")
    preview("2026-03-01")
