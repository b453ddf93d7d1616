"""Who and where the evidence comes from: studies, the people in them, their countries."""
