"""What a value means: units, hosts, variables, secrets, documents within text, names of environments and carriers."""
