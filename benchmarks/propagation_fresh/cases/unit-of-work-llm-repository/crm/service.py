from crm.domain import Lead
from crm.uow import UnitOfWork


def digest(lead: Lead, uow: UnitOfWork) -> dict[str, str]:
    with uow:
        return {"summary": uow.llm.summary(lead), "next": uow.llm.next_step(lead)}
