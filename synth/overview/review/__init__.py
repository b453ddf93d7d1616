"""The review's own record: the flow of studies, how it reports itself, its releases."""
