"""Pictures drawn at build time as inline SVG; each stands beside the same content as text."""
