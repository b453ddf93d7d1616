"""How sure we are: ratings, declared or computed by a published rule, and how far coders agreed."""
