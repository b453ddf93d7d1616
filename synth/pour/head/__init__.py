"""What the head of a page tells programs: search engines, reference managers, whoever previews a link."""
