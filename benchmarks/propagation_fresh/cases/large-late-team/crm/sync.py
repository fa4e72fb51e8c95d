from .mail import write_mail
from .notes import write_note
from .scoring import Scorer
from .session import Session


def sync_all(contacts):
    session = Session("crm-sync")
    early = Scorer(session)
    session.login("sales", "cc-77")
    late = Scorer(session)
    for contact in contacts:
        write_note(session, contact)
        write_mail(session, contact)
        late.score(contact)
    early.score(contacts[0])
