"""What the evidence cannot tell: of one record, of studies that depend on each other, of the review as a whole."""
