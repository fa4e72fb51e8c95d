"""What rules declare of records and of logs, as SQL and as the strict verdict."""
