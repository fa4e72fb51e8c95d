"""What every plane yields and every reporter words: findings, notices, suppressions, the report."""
