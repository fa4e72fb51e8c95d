from helpdesk.clients import clients
from helpdesk.service import HelpDesk
from helpdesk.settings import Settings


def main():
    desk = HelpDesk(clients(Settings()), Settings())
    desk.reply("a", ticket="t-1")
    desk.escalate("b", ticket="t-2")
    desk.title("c")
