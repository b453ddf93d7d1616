"""What changed in meaning between two states of a project.

Its modules are imported one by one: some need nothing but Python's own library.
"""
