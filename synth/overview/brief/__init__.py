"""Policy briefs: what each tells, what it has to leave open, and its worked-out sentences."""
