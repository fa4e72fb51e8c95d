from providers import Claude, Either, Gpt

OWNER = {"x-team-id": "mast", "x-cost-center": "cc-948", "x-service": "sails", "x-environment": "prod",
         "x-correlation-id": "m"}


def main():
    Either(Gpt(OWNER), Claude(OWNER)).ask("wind")
    Either(Gpt(OWNER), Claude()).ask("calm")
