from crm.domain import Lead
from crm.service import digest
from crm.uow import UnitOfWork


def main():
    digest(Lead("ACME", ["called", "interested"]), UnitOfWork("sales"))
