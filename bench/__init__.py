"""Repeatable measurements: projects of any size, the same content for Hugo, and the figures of both."""
