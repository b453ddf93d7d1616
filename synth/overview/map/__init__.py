"""The evidence map: barriers down, what bears on them across."""
