from berths import Gateway
from sdks import Claude, Gpt

OWNER = {"x-team-id": "jetty", "x-cost-center": "cc-836", "x-service": "berth-chat", "x-environment": "prod"}


def main():
    gpt: Gateway[Gpt] = Gateway(Gpt(), OWNER)
    claude: Gateway[Claude] = Gateway(Claude(), OWNER)
    gpt.ask("berth 4?", "b-4")
    claude.ask("berth 5?", "b-5")
