"""What synth writes into a project: a new review, new records, records in canonical form, schemas for editors."""
