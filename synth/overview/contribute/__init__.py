"""What readers who contribute are asked, and what they can point at."""
