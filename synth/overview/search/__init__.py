"""What readers search and filter by."""
