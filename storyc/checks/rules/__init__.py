"""The rules, one a file. Each says what it does and why it matters; none knows another."""
