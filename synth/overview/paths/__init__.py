"""From solutions over roots to barriers: around one record, and over the whole review."""
