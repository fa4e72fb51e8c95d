"""The log plane: what gateways recorded, as request records that rules, audits and invoices are held against."""
