"""Small programs that the Makefile and the tests share."""
