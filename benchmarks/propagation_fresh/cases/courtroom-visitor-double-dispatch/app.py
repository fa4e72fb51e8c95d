"""A document tree and visitors: one summarises with the file number, one forgets it at the leaves."""
from tree import Clause, Contract, Section
from visitors import Checker, Summariser


def main():
    contract = Contract("f-1", [Section("terms", [Clause("payment")])])
    contract.accept(Summariser(contract.number))
    contract.accept(Checker(contract.number))
