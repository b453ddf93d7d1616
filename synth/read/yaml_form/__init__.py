"""The form of a YAML file: its outline, its plain values, and what is wrong with it in plain words."""
