"""What is worked out over the whole evidence graph, once, for pages and downloads alike: no HTML, no files."""
