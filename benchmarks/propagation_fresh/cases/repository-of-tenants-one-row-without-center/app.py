import hub


def main():
    hub.acme_mail("t-1")
    hub.globex_mail("t-2")
