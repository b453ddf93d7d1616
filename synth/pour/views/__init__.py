"""What each page shows: the names that its templates use."""
